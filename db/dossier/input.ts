import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { key, optional, optionalDay, version } from "#db/contacts/input.ts";
import { dateKinds, factCategories, visibilities } from "#db/dossier/registries.ts";
import { cleanMultiline } from "#db/values/text.ts";

/** Of a client, of one record of it. */
const one = { clientId: z.guid(), id: z.guid(), expectedVersion: version };

const fact = {
  contactId: z.guid().nullable(),
  category: z.enum(keysOf(factCategories)),
  text: z.string().max(2_000).transform(cleanMultiline).pipe(z.string().min(1)),
  expiresOn: optionalDay,
  visibility: z.enum(keysOf(visibilities)),
  pinned: z.boolean(),
};

export const recordFact = z.strictObject({ key, clientId: z.guid(), ...fact });
export const changeFact = z.strictObject({ ...one, ...fact });

const date = {
  contactId: z.guid().nullable(),
  kind: z.enum(keysOf(dateKinds)),
  title: optional(200),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31).nullable(),
  year: z.int().min(1900).max(2099).nullable(),
  yearly: z.boolean(),
};
type Day = { [Name in keyof typeof date]: z.output<(typeof date)[Name]> };

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayExists = ({ month, day }: Day) => day === null || day <= (longest[month - 1] ?? 31);
const onceHasYear = ({ yearly, year }: Day) => yearly || year !== null;
const eventHasTitle = ({ kind, title }: Day) => dateKinds[kind].yearly || title !== null;

const sound = <S extends z.ZodType<Day>>(schema: S) =>
  schema
    .refine(dayExists, { path: ["day"], message: "day_of_month" })
    .refine(onceHasYear, { path: ["year"], message: "year_for_once" })
    .refine(eventHasTitle, { path: ["title"], message: "title_for_event" });

export const recordDate = sound(z.strictObject({ key, clientId: z.guid(), ...date }));
export const changeDate = sound(z.strictObject({ ...one, ...date }));

/** Taken away, or brought back by the way back of that. */
export const removal = z.strictObject(one);

export type RecordFact = z.output<typeof recordFact>;
export type ChangeFact = z.output<typeof changeFact>;
export type RecordDate = z.output<typeof recordDate>;
export type ChangeDate = z.output<typeof changeDate>;
export type Removal = z.output<typeof removal>;
