import { z } from "zod";
import { clean } from "#db/values/text.ts";

/** Of one client. */
export const MOST_TAGS = 20;
const LONGEST = 40;

/** «VIP, дилер; vip» → ["vip", "дилер"]: clean, in lower case, each once, in one order under every locale. */
export function readTags(text: string): string[] {
  const tags = text.split(/[,;\n]/).map((tag) => clean(tag).toLowerCase());
  return [...new Set(tags.filter(Boolean))].sort();
}

/** Tags as they are typed, parted by commas. */
export const tagList = z
  .string()
  .max(2_000)
  .transform(readTags)
  .refine((tags) => tags.length <= MOST_TAGS, "tags_many")
  .refine((tags) => tags.every((tag) => tag.length <= LONGEST), "tag_long");
