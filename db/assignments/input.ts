import { z } from "zod";
import { EARLIEST_TERM, LATEST_TERM } from "../values/term-bounds.ts";
import { clean, cleanMultiline } from "../values/text.ts";

const title = z.string().max(200).transform(clean).pipe(z.string().min(1, "title_required"));
const prose = (longest: number) => z.string().max(longest).transform(cleanMultiline);
const reason = prose(1000).pipe(z.string().min(3, "reason_required"));

/** An instant as ISO text, as forms send it. Whether it is still ahead is a rule, not a shape. */
export const term = z.iso
  .datetime({ offset: true, error: "term_required" })
  .transform((text) => new Date(text))
  .pipe(z.date().min(EARLIEST_TERM, "term_in_past").max(LATEST_TERM, "term_too_far"));

const addressee = {
  executorId: z.guid().optional(),
  departmentId: z.guid().optional(),
};

/** To one person or to one department, never to both. */
const oneAddressee = (to: { executorId?: string; departmentId?: string }) =>
  (to.executorId === undefined) !== (to.departmentId === undefined);
const addresseeFault = { path: ["executorId"], message: "addressee_required" };

/** Which assignment, and as the person saw it: an older version is refused. */
const target = { id: z.guid(), expectedVersion: z.int().positive() };

export const issue = z
  .strictObject({
    /** Made by the browser once for a form: pressing twice issues once. */
    key: z.string().min(8).max(64),
    title,
    details: prose(2000).optional(),
    clientId: z.guid().optional(),
    interactionId: z.guid().optional(),
    /** Asked for the sake of a complaint: whoever answers for that one still does. */
    complaintId: z.guid().optional(),
    ...addressee,
    dueAt: term,
  })
  .refine(oneAddressee, addresseeFault);

/** With `dueAt` the executor names a date of his own. */
export const accept = z.strictObject({ ...target, dueAt: term.optional(), remark: prose(1000).optional() });
export const start = z.strictObject(target);
export const decline = z.strictObject({ ...target, reason });
export const clarify = z.strictObject({ ...target, question: reason });
export const answer = z.strictObject({ ...target, answer: reason });
export const report = z.strictObject({ ...target, result: prose(2000).optional() });
export const confirm = z.strictObject(target);
export const giveBack = z.strictObject({ ...target, remark: reason, dueAt: term.optional() });
export const resend = z
  .strictObject({ ...target, ...addressee, dueAt: term, remark: prose(1000).optional() })
  .refine(oneAddressee, addresseeFault);
export const cancel = z.strictObject({ ...target, reason });

export type Issue = z.output<typeof issue>;
export type Accept = z.output<typeof accept>;
export type Start = z.output<typeof start>;
export type Decline = z.output<typeof decline>;
export type Clarify = z.output<typeof clarify>;
export type Answer = z.output<typeof answer>;
export type Report = z.output<typeof report>;
export type Confirm = z.output<typeof confirm>;
export type GiveBack = z.output<typeof giveBack>;
export type Resend = z.output<typeof resend>;
export type Cancel = z.output<typeof cancel>;
