import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { isNearDate } from "#db/values/dates.ts";
import { clean } from "#db/values/text.ts";

/** One line of text as it is stored. */
export const line = (longest: number) => z.string().max(longest).transform(clean);
/** A line that may be empty, and is null then. */
export const optional = (longest: number) => line(longest).transform((text) => text || null);
/** Made by the browser once for a form: pressing twice creates once. */
export const key = z.string().min(8).max(64);
export const version = z.int().positive();
/** A day of the calendar within the years an office speaks of. */
export const day = z.string().max(10).refine(isNearDate, "day_wrong");
/** A day or an empty field, which is null then. */
export const optionalDay = z
  .string()
  .max(10)
  .transform((text) => text || null)
  .pipe(day.nullable());

const place = {
  position: optional(200).optional(),
  decisionRole: z.enum(keysOf(decisionRoles)).nullable().optional(),
  decisionNote: optional(200).optional(),
  reportsToId: z.guid().nullable().optional(),
  since: optionalDay.optional(),
};

export const person = {
  /** Surname, name and patronymic in any usual order. */
  name: line(200).pipe(z.string().min(1)),
  ...place,
  /** Several in a field, as people write them. */
  phones: line(500).optional(),
  emails: line(500).optional(),
};

const who = { clientId: z.guid(), id: z.guid() };

export const addContact = z.strictObject({ key, clientId: z.guid(), ...person });
export const editContact = z.strictObject({ ...who, expectedVersion: version, ...person });

export const leaveContact = z.strictObject({ ...who, expectedVersion: version, until: day });
export const returnContact = z.strictObject({ ...who, expectedVersion: version });

export const moveContact = z.strictObject({
  key,
  ...who,
  toClientId: z.guid(),
  position: place.position,
  decisionRole: place.decisionRole,
  /** The last day here and the first one there. */
  on: day,
  /** Goes on working here as well. */
  stays: z.boolean().default(false),
});
export const undoMove = z.strictObject({ ...who, toClientId: z.guid() });

const order = z.array(z.guid()).min(1).max(200);

/** The way of a decision as the person saw it and as it is to be: whoever was faster must be noticed. */
export const orderContacts = z.strictObject({ clientId: z.guid(), from: order, to: order });

export type AddContact = z.output<typeof addContact>;
export type EditContact = z.output<typeof editContact>;
export type LeaveContact = z.output<typeof leaveContact>;
export type ReturnContact = z.output<typeof returnContact>;
export type MoveContact = z.output<typeof moveContact>;
export type UndoMove = z.output<typeof undoMove>;
export type OrderContacts = z.output<typeof orderContacts>;
