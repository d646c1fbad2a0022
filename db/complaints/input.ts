import { z } from "zod";
import {
  complaintDemands,
  complaintKinds,
  complaintOutcomes,
  complaintSeverities,
  complaintTypes,
  tellingWays,
  verdicts,
} from "#db/complaints/registries.ts";
import { isEmail } from "#db/values/email.ts";
import { clean, cleanMultiline } from "#db/values/text.ts";

const namesOf = <T extends object>(registry: T) => z.enum(Object.keys(registry) as [keyof T & string]);

export const kind = namesOf(complaintKinds);
export const type = namesOf(complaintTypes);
export const demand = namesOf(complaintDemands);
export const severity = namesOf(complaintSeverities);

const line = (longest: number) => z.string().max(longest).transform(clean);
const prose = (longest: number) => z.string().max(longest).transform(cleanMultiline);
const subject = line(200).pipe(z.string().min(1, "complaint_subject_required"));
const story = prose(10_000).pipe(z.string().min(1, "complaint_text_required"));
const reason = prose(1000).pipe(z.string().min(20, "complaint_reason_short"));
const message = prose(5000).pipe(z.string().min(1, "complaint_text_required"));
const kopecks = z.int().min(0).max(9_000_000_000_000);
const empty = z.literal("").transform(() => undefined);
const email = line(254).pipe(z.string().refine(isEmail, "email_wrong"));
const phone = line(100);

/** Made by the browser once for a form: pressing twice lodges once. */
const key = z.string().min(8).max(64);

/** What staff writes down. Without a client it needs a name. */
export const lodge = z.strictObject({
  key,
  kind,
  type,
  demand,
  severity: severity.default("medium"),
  subject,
  text: story,
  clientId: z.guid().optional(),
  contactId: z.guid().optional(),
  fromName: line(200).optional(),
  fromEmail: email.or(empty).optional(),
  fromPhone: phone.or(empty).optional(),
  locale: z.enum(["ru", "en"]).default("ru"),
  branchId: z.guid().optional(),
  claimedKopecks: kopecks.optional(),
  ownerId: z.guid().optional(),
});

/** Which complaint, and as the person saw it: an older version is refused. */
const target = { id: z.guid(), expectedVersion: z.int().positive() };

export const take = z.strictObject(target);
export const accept = z.strictObject(target);
export const decline = z.strictObject({ ...target, reason });
export const giveBack = z.strictObject({ ...target, reason });
/** To oneself it is taken at once. */
export const assign = z.strictObject({ ...target, staffId: z.guid(), remark: prose(1000).optional() });
export const ask = z.strictObject({ ...target, question: message });
export const reply = z.strictObject({ ...target, text: message });
export const resume = z.strictObject({ ...target, remark: prose(1000).optional() });
export const decide = z.strictObject({
  ...target,
  verdict: namesOf(verdicts),
  decision: message,
  conclusion: prose(5000).optional(),
  rootCause: line(300).optional(),
});
export const answer = z.strictObject({ ...target, text: message });
export const resend = z.strictObject(target);
/** How the client was told, whom one spoke to, when. */
export const tell = z.strictObject({
  ...target,
  way: namesOf(tellingWays),
  who: line(200).pipe(z.string().min(1, "complaint_told_whom")),
  toldAt: z.coerce.date(),
  remark: prose(1000).optional(),
});
export const close = z.strictObject({
  ...target,
  outcome: namesOf(complaintOutcomes),
  costKopecks: kopecks.optional(),
  rootCause: line(300).optional(),
});
export const reopen = z.strictObject({ ...target, reason: message });
/** Only what is named changes; null empties. */
export const edit = z.strictObject({
  ...target,
  kind: kind.optional(),
  type: type.optional(),
  demand: demand.optional(),
  severity: severity.optional(),
  subject: subject.optional(),
  claimedKopecks: kopecks.nullable().optional(),
  costKopecks: kopecks.nullable().optional(),
  rootCause: line(300).nullable().optional(),
  clientId: z.guid().nullable().optional(),
  contactId: z.guid().nullable().optional(),
  fromEmail: email.nullable().optional(),
  fromPhone: phone.nullable().optional(),
});
export const note = z.strictObject({ key, id: z.guid(), text: message });

/** The client's own words from the tracking page. */
export const clientReply = z.object({ token: z.string().max(100), text: message });

export type Lodge = z.output<typeof lodge>;
export type Take = z.output<typeof take>;
export type Accept = z.output<typeof accept>;
export type Decline = z.output<typeof decline>;
export type GiveBack = z.output<typeof giveBack>;
export type Assign = z.output<typeof assign>;
export type Ask = z.output<typeof ask>;
export type Reply = z.output<typeof reply>;
export type Resume = z.output<typeof resume>;
export type Decide = z.output<typeof decide>;
export type Answer = z.output<typeof answer>;
export type Resend = z.output<typeof resend>;
export type Tell = z.output<typeof tell>;
export type Close = z.output<typeof close>;
export type Reopen = z.output<typeof reopen>;
export type Edit = z.output<typeof edit>;
export type Note = z.output<typeof note>;
export type ClientReply = z.output<typeof clientReply>;
