import { z } from "zod";

const line = z.string().min(1).max(2000);
const address = z.url({ protocol: /^https?$/ });
const zone = z.string().min(1).max(64);

/** What each letter needs, as plain JSON: the payload waits in the outbox until the letter is sent. */
export const letterProps = {
  invitation: z.strictObject({
    /** Who is invited, and by whom. */
    name: line,
    invitedBy: line,
    company: line,
    url: address,
    /** How long the link lives. */
    minutes: z.int().positive(),
  }),
  "password-reset": z.strictObject({ name: line, url: address, minutes: z.int().positive() }),
  /** To a director: an administrator has let somebody in. */
  "access-given": z.strictObject({
    change: z.enum(["invited", "reopened"]),
    by: line,
    name: line,
    /** The label of the role, in the language of the letter. */
    role: line,
    department: line.nullish(),
    /** Null is every branch; absent in letters written before it was told. */
    branch: line.nullish(),
    address: line,
    at: z.iso.datetime(),
    timeZone: zone,
    url: address,
  }),
  "assignment-received": z.strictObject({
    title: line,
    client: line.nullable(),
    giver: line,
    /** The department, when the promise was handed to all of it and not to one person. */
    department: line.nullable(),
    note: z.string().max(10_000).nullable(),
    dueAt: z.iso.datetime(),
    timeZone: zone,
    url: address,
  }),
  "assignment-overdue": z.strictObject({
    audience: z.enum(["holder", "head"]),
    title: line,
    client: line.nullable(),
    /** Who holds it now: the giver, as long as the receiver has not accepted. */
    holder: line,
    /** Who was asked and has not accepted yet; null when the holder has accepted. */
    notAcceptedBy: line.nullable(),
    giver: line,
    dueAt: z.iso.datetime(),
    timeZone: zone,
    url: address,
  }),
} as const;

export type LetterKind = keyof typeof letterProps;
export type LetterProps<K extends LetterKind = LetterKind> = z.infer<(typeof letterProps)[K]>;

/** Letters whose link opens an account: their payload is blanked once they have left. */
export const secretLetters: readonly LetterKind[] = ["invitation", "password-reset"];
