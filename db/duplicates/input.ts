import { z } from "zod";

export const MOST_TOGETHER = 20;

/** All of these are different clients, each from each. */
const ids = z
  .array(z.guid())
  .min(2)
  .max(MOST_TOGETHER)
  .refine((list) => new Set(list).size === list.length);

export const decide = z.strictObject({ ids });
export const startSearch = z.strictObject({});

export type Decide = z.output<typeof decide>;
export type StartSearch = z.output<typeof startSearch>;
