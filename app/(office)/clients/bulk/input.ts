import { z } from "zod";
import { bulkChange, chosenIds, startKey } from "#db/bulk/input.ts";
import { parseList, rawOf, readTree } from "../search.ts";

/** The ticked rows, or a list by its address. An address whose conditions cannot be read chooses nobody. */
const selection = z.union([
  z.strictObject({ ids: chosenIds }),
  z
    .strictObject({ query: z.string().max(8_000) })
    .refine(({ query }) => readTree(rawOf(query)).fault === null, "segment_unreadable")
    .transform(({ query }) => ({ search: parseList(rawOf(query)).search })),
]);

export const previewBulk = z.strictObject({ selection, change: bulkChange });
export const startBulk = z.strictObject({ key: startKey, selection, change: bulkChange });
