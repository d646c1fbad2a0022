import { z } from "zod";
import { facts } from "#db/clients/input.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";
import { tagList } from "#db/clients/tags.ts";
import { LONGEST_TEXT } from "#db/fields/limits.ts";
import { clean } from "#db/values/text.ts";

const key = z.string().min(8).max(64);
const version = z.int().positive();
const ownText = z.string().max(LONGEST_TEXT).transform(clean).pipe(z.string().min(1, "field_blank"));
/** Of one of the company's own fields; whether the field can hold it is asked of the base. */
const ownValue = z.union([ownText, z.number(), z.boolean()]);
const tags = tagList.refine((list) => list.length > 0, "bulk_tags");

/** What is done to each of the chosen clients. */
export const bulkChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("status"), value: facts.status }),
  z.strictObject({
    kind: z.literal("class"),
    value: facts.class,
    reason: z.string().max(500).transform(clean).pipe(z.string().min(3, "reason_required")),
  }),
  z.strictObject({ kind: z.literal("region"), value: facts.region }),
  z.strictObject({ kind: z.literal("source"), value: facts.source }),
  z.strictObject({ kind: z.literal("branch"), value: facts.branchId }),
  z.strictObject({ kind: z.literal("owner"), value: z.guid().nullable() }),
  z.strictObject({ kind: z.literal("tags_add"), value: tags }),
  z.strictObject({ kind: z.literal("tags_remove"), value: tags }),
  z.strictObject({ kind: z.literal("list_add"), value: z.guid() }),
  z.strictObject({ kind: z.literal("archive"), value: z.null() }),
  z.strictObject({ kind: z.literal("own"), field: z.guid(), value: ownValue.nullable() }),
]);

export type BulkChange = z.output<typeof bulkChange>;
/** As it is sent: texts are not parted and cleaned yet. */
export type SentChange = z.input<typeof bulkChange>;
export type BulkKind = BulkChange["kind"];

/** The ticked rows of a page, or everything that the list holds, on whatever page. */
export type Selection = { ids: readonly string[] } | { search: ClientSearch };

export interface StartBulk {
  key: string;
  selection: Selection;
  change: BulkChange;
}

export const chosenIds = z.array(z.guid()).min(1).max(500);
export const startKey = key;
export const orderBulk = z.strictObject({ id: z.guid(), expectedVersion: version });
export type OrderBulk = z.output<typeof orderBulk>;
