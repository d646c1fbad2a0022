import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { clean } from "#db/values/text.ts";

/** One line of text as it is stored. */
export const line = (longest: number) => z.string().max(longest).transform(clean);
/** A line that may be empty, and is null then. */
export const optional = (longest: number) => line(longest).transform((text) => text || null);

export const person = {
  /** Surname, name and patronymic in any usual order. */
  name: line(200).pipe(z.string().min(1)),
  position: optional(200).optional(),
  decisionRole: z.enum(keysOf(decisionRoles)).nullable().optional(),
  /** Several in a field, as people write them. */
  phones: line(500).optional(),
  emails: line(500).optional(),
};

export const addContact = z.strictObject({ key: z.string().min(8).max(64), clientId: z.guid(), ...person });
export const editContact = z.strictObject({
  clientId: z.guid(),
  id: z.guid(),
  expectedVersion: z.int().positive(),
  ...person,
});

export type AddContact = z.output<typeof addContact>;
export type EditContact = z.output<typeof editContact>;
