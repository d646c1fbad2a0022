import { z } from "zod";
import { line } from "#db/contacts/input.ts";
import { cleanMultiline } from "#db/values/text.ts";

const optional = (longest: number) => line(longest).default("");

/** What a form of the site sends. Fields that are not ours are left aside: a lead is not lost over one. */
export const lead = z.object({
  /** Made by the sender for each filled form, and the same when it is sent again. */
  idempotencyKey: z.string().min(8).max(100),
  name: optional(200),
  company: optional(300),
  phone: optional(100),
  email: optional(254),
  comment: z.string().max(5_000).transform(cleanMultiline).default(""),
  source: optional(100),
  page: optional(500),
});

export type Lead = z.output<typeof lead>;
