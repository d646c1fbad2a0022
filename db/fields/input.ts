import { z } from "zod";
import { LONGEST_HINT, LONGEST_NAME, MOST_CHOICES } from "#db/fields/limits.ts";
import { fieldKindNames } from "#db/fields/value.ts";
import { clean, searchKey } from "#db/values/text.ts";

const version = z.int().positive();
const line = (most: number) => z.string().max(most).transform(clean);
const name = line(LONGEST_NAME).pipe(z.string().min(1));
const hint = line(LONGEST_HINT).transform((text) => text || null);

/** Without an id it is a new one; the order is that of the list. */
const choice = z.strictObject({
  id: z.guid().optional(),
  label: name,
  retired: z.boolean().default(false),
});
const choices = z
  .array(choice)
  .max(MOST_CHOICES, "field_choices_many")
  .refine(
    (list) => new Set(list.map(({ label }) => searchKey(label) || label)).size === list.length,
    "field_choice_twice",
  );

export const createField = z.strictObject({
  key: z.string().min(8).max(64),
  name,
  kind: z.enum(fieldKindNames),
  choices: choices.default([]),
  hint,
  required: z.boolean().default(false),
  personal: z.boolean().default(false),
});
export const editField = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  name,
  choices: choices.default([]),
  hint,
  required: z.boolean(),
  /** As it is when a form does not say. */
  personal: z.boolean().optional(),
});
export const archiveField = z.strictObject({ id: z.guid(), expectedVersion: version });
/** All fields in use, in the order in which cards and lists name them. */
export const orderFields = z.strictObject({ ids: z.array(z.guid()).min(1).max(100) });

/** The value of one field of one client, in the words in which it was typed. */
export const editOwn = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  fieldId: z.guid(),
  value: z.string().max(1_000),
});

export type CreateField = z.output<typeof createField>;
export type EditField = z.output<typeof editField>;
export type ArchiveField = z.output<typeof archiveField>;
export type OrderFields = z.output<typeof orderFields>;
export type EditOwn = z.output<typeof editOwn>;
