import { z } from "zod";
import { agreementKinds, subjectKinds } from "#db/agreements/registries.ts";
import { keysOf } from "#db/clients/registries.ts";
import { day, key, line, optional, optionalDay, version } from "#db/contacts/input.ts";

const kind = z.enum(keysOf(agreementKinds));
const subjectKind = z.enum(keysOf(subjectKinds));
const filled = (longest: number) => line(longest).pipe(z.string().min(1));

/** A thing of the catalogue, or a new one to be put into it. */
const subject = z.union([
  z.strictObject({ id: z.guid() }),
  z.strictObject({ kind: subjectKind, name: filled(200) }),
  z.null(),
]);

const terms = {
  kind,
  number: optional(100),
  title: filled(300),
  contactId: z.guid().nullable(),
};

interface Said {
  kind: z.output<typeof kind>;
  number: string | null;
}
const numbered = <S extends z.ZodType<Said>>(schema: S) =>
  schema.refine((said) => said.kind === "oral" || said.number !== null, {
    path: ["number"],
    message: "contract_number",
  });

export const recordAgreement = numbered(
  z
    .strictObject({ key, clientId: z.guid(), ...terms, subject, startsOn: day, endsOn: optionalDay })
    .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, {
      path: ["endsOn"],
      message: "period_reversed",
    }),
);

const one = { clientId: z.guid(), id: z.guid(), expectedVersion: version };

/** What was agreed, in words. Days and subject are changed by prolonging, ending and calling off alone. */
export const changeAgreement = numbered(z.strictObject({ ...one, ...terms }));

/** Until when it goes on, and how that was said. */
export const extendAgreement = numbered(
  z.strictObject({
    ...one,
    endsOn: optionalDay,
    kind,
    number: optional(100),
    contactId: z.guid().nullable(),
    note: optional(500),
  }),
);
export const endAgreement = z.strictObject({ ...one, endsOn: day, note: optional(500) });
export const cancelAgreement = z.strictObject({
  ...one,
  reason: line(500).pipe(z.string().min(1, "reason_required")),
});
export const reinstateAgreement = z.strictObject(one);

export const addSubject = z.strictObject({ key, kind: subjectKind, name: filled(200) });
export const editSubject = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  name: filled(200),
  retired: z.boolean(),
});

export type RecordAgreement = z.output<typeof recordAgreement>;
export type ChangeAgreement = z.output<typeof changeAgreement>;
export type ExtendAgreement = z.output<typeof extendAgreement>;
export type EndAgreement = z.output<typeof endAgreement>;
export type CancelAgreement = z.output<typeof cancelAgreement>;
export type ReinstateAgreement = z.output<typeof reinstateAgreement>;
export type AddSubject = z.output<typeof addSubject>;
export type EditSubject = z.output<typeof editSubject>;
