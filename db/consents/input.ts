import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import { isNearDate } from "#db/values/dates.ts";
import { clean, cleanMultiline } from "#db/values/text.ts";

/** Sources that a person may write down; a public page records its own by itself. */
const { public_form: _, ...byHand } = consentSources;

/** For clients named one by one, or for everybody whom a mailing leaves out because they lack a consent. */
export const recordConsents = z
  .strictObject({
    key: z.string().min(8).max(64),
    kind: z.enum(keysOf(consentKinds)).default("advertising"),
    clientIds: z.array(z.guid()).min(1).max(500).optional(),
    mailingId: z.guid().optional(),
    /** Only for this address; otherwise for every address of the client. */
    address: z.email().max(254).toLowerCase().nullable().default(null),
    source: z.enum(keysOf(byHand)),
    proof: z.string().max(500).transform(clean).pipe(z.string().min(1)),
    givenAt: z.iso.date().refine(isNearDate, "consent_day_far"),
  })
  .refine(({ clientIds, mailingId }) => (clientIds === undefined) !== (mailingId === undefined))
  .refine(({ kind, mailingId }) => mailingId === undefined || kind === "advertising");

export const withdrawConsent = z.strictObject({
  id: z.guid(),
  clientId: z.guid(),
  reason: z.string().max(500).transform(cleanMultiline).pipe(z.string().min(1)),
});

export type RecordConsents = z.output<typeof recordConsents>;
export type WithdrawConsent = z.output<typeof withdrawConsent>;
