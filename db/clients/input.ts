import { z } from "zod";
import { clientClasses, clientKinds, clientRoles, clientStatuses, keysOf } from "#db/clients/registries.ts";
import { tagList } from "#db/clients/tags.ts";
import { key, line, optional, person, version } from "#db/contacts/input.ts";
import { cleanMultiline } from "#db/values/text.ts";

const name = line(300).pipe(z.string().min(1));
const prose = z
  .string()
  .max(5_000)
  .transform(cleanMultiline)
  .transform((text) => text || null);

const kind = z.enum(keysOf(clientKinds));
const role = z.enum(keysOf(clientRoles));
const status = z.enum(keysOf(clientStatuses));
const clientClass = z.enum(keysOf(clientClasses));

/** What each fact of the card may be; a fact is edited by itself. */
export const facts = {
  name,
  kind,
  role,
  status,
  class: clientClass,
  branchId: z.guid().nullable(),
  region: optional(120),
  source: optional(120),
  address: optional(500),
  site: optional(200),
  note: prose,
  tags: tagList,
};

export type FactName = keyof typeof facts;

const fact = <F extends FactName>(field: F) =>
  z.strictObject({ id: z.guid(), expectedVersion: version, field: z.literal(field), value: facts[field] });

export const editFact = z.discriminatedUnion("field", [
  fact("name"),
  fact("kind"),
  fact("role"),
  fact("status"),
  fact("branchId"),
  fact("region"),
  fact("source"),
  fact("address"),
  fact("site"),
  fact("note"),
  fact("tags"),
]);

const entity = {
  name,
  inn: optional(20),
  kpp: optional(20),
  ogrn: optional(20),
  address: optional(500),
  /** Why a number whose check digit fails is right all the same. */
  checksumReason: optional(300).optional(),
};

export const createClient = z.strictObject({
  key,
  kind: kind.default("company"),
  name,
  role: role.default("client"),
  status: status.default("potential"),
  class: clientClass.default("C"),
  ownerId: z.guid().nullable().optional(),
  branchId: z.guid().nullable().optional(),
  region: facts.region.optional(),
  source: facts.source.optional(),
  inn: optional(20).optional(),
  checksumReason: entity.checksumReason,
  phones: person.phones,
  emails: person.emails,
  contactName: line(200).optional(),
  contactPosition: person.position,
  /** Fields of the company, by their ids, as they are typed. */
  own: z.record(z.guid(), z.string().max(1_000)).default({}),
  /** The person has seen the namesake and means another one. */
  duplicateSeen: z.boolean().default(false),
});

export const addLegalEntity = z.strictObject({ key, clientId: z.guid(), ...entity });
export const editLegalEntity = z.strictObject({
  clientId: z.guid(),
  id: z.guid(),
  expectedVersion: version,
  ...entity,
});

/** Every client with the responsible it is to have: one for all when assigned, each its own when undone. */
export const assignOwners = z.strictObject({
  changes: z
    .array(z.strictObject({ id: z.guid(), ownerId: z.guid().nullable() }))
    .min(1)
    .max(500),
});

export const archive = z.strictObject({ id: z.guid(), expectedVersion: version });
export const restore = archive;

export type EditFact = z.output<typeof editFact>;
export type CreateClient = z.output<typeof createClient>;
export type AddLegalEntity = z.output<typeof addLegalEntity>;
export type EditLegalEntity = z.output<typeof editLegalEntity>;
export type AssignOwners = z.output<typeof assignOwners>;
export type Archive = z.output<typeof archive>;
