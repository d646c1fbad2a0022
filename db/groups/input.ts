import { z } from "zod";
import { line, optional, version } from "#db/contacts/input.ts";
import { parseMoney } from "#db/values/money.ts";

const name = line(200).pipe(z.string().min(1));

/** Roubles as people write them, in kopecks; an empty field is null. */
const money = z
  .string()
  .max(40)
  .transform((text) => text.trim())
  .refine((text) => text === "" || (parseMoney(text) ?? -1) >= 0, "money_wrong")
  .transform((text) => (text === "" ? null : parseMoney(text)));

/** Into a group that is there, into a new one of this name, or out of any. */
export const setGroup = z.strictObject({
  clientId: z.guid(),
  expectedVersion: version,
  group: z.union([z.strictObject({ id: z.guid() }), z.strictObject({ name }), z.null()]),
});

export const editGroup = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  name,
  note: optional(2_000),
});
export const setLimit = z.strictObject({ id: z.guid(), expectedVersion: version, limit: money });

export type SetGroup = z.output<typeof setGroup>;
export type EditGroup = z.output<typeof editGroup>;
export type SetLimit = z.output<typeof setLimit>;
