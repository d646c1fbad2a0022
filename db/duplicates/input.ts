import { z } from "zod";
import { kindNames } from "#db/duplicates/kind-names.ts";

export const MOST_TOGETHER = 20;

/** All of these are different, each from each. */
const ids = z
  .array(z.guid())
  .min(2)
  .max(MOST_TOGETHER)
  .refine((list) => new Set(list).size === list.length);

export const decide = z.strictObject({ of: z.enum(kindNames), ids });
export const startSearch = z.strictObject({});

export type Decide = z.output<typeof decide>;
export type StartSearch = z.output<typeof startSearch>;
