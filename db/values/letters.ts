import { z } from "zod";

const line = z.string().min(1).max(2000);
const address = z.url({ protocol: /^https?$/ });
const words = z.strictObject({ ru: z.string(), en: z.string() });
const zone = z.string().min(1).max(64);

const message = z.string().max(10_000);

/** A client's letter about a complaint: the company speaks, the link opens the page of it. */
const toComplainant = { company: line, number: line, url: address };
/** A letter to staff about a complaint. */
const aboutComplaint = { number: line, subject: line, client: line.nullable(), url: address };

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
  /** One colleague to one client, in the words they typed; an answer goes to the colleague. */
  personal: z.strictObject({
    company: z.string(),
    subject: line,
    body: message,
    signature: z.string().max(2_000),
    replyTo: z.strictObject({ address: line, name: line }),
    /** On whose card an answer is to stand; absent in letters from before answers were read. */
    clientId: z.guid().optional(),
  }),
  /** A mailing as its author tries it out: `values` are those of the client it is tried on. */
  "mailing-test": z.strictObject({
    company: z.string(),
    isAdvertising: z.boolean(),
    subject: line,
    body: z.string().min(1).max(20_000),
    button: z.strictObject({ label: line, url: address }).nullable(),
    score: z.strictObject({ question: words, low: words, high: words }).nullable(),
    values: z.record(z.string(), z.string()),
  }),
  "complaint-received": z.strictObject({
    ...toComplainant,
    /** Null where the address is not known to be the client's: then nobody's own words go there. */
    subject: line.nullable(),
    answerBy: z.iso.date(),
    /** Where the consent to advertising is confirmed, when one was ticked. */
    confirmUrl: address.nullish(),
  }),
  "complaint-question": z.strictObject({ ...toComplainant, question: message, answerBy: z.iso.date() }),
  "complaint-answered": z.strictObject({
    ...toComplainant,
    answer: message,
    answeredOn: z.iso.date(),
    /** How long a reply still brings it back to work. */
    days: z.int().positive(),
  }),
  /** To the one who answers for it from now on, or is asked to. */
  "complaint-assigned": z.strictObject({
    ...aboutComplaint,
    asked: z.enum(["owner", "candidate"]),
    by: line.nullable(),
    remark: message.nullable(),
    steerOn: z.iso.date(),
    dueAt: z.iso.datetime(),
    timeZone: zone,
  }),
  /** What has happened to it without the reader. */
  "complaint-news": z.strictObject({
    ...aboutComplaint,
    news: z.enum(["declined", "given_back", "replied", "reopened"]),
    who: line,
    text: message,
  }),
  "complaint-overdue": z.strictObject({
    ...aboutComplaint,
    level: z.enum(["holder", "head", "director"]),
    /** Whether it is the holder who reads this. */
    isHolder: z.boolean(),
    holder: line,
    /** Our own term, when it has passed. */
    passedAt: z.iso.datetime().nullable(),
    steerOn: z.iso.date(),
    lastOn: z.iso.date(),
    timeZone: zone,
  }),
  /** To directors: what the nightly questions have found, in the language of the letter. */
  /** To whoever answered for a card that went into another one. */
  "client-merged": z.strictObject({
    by: line,
    names: z.array(line).min(1),
    survivor: line,
    /** Who answers for the common card; null when nobody does. */
    owner: line.nullable(),
    url: address,
  }),
  "losses-found": z.strictObject({
    rows: z.array(z.strictObject({ label: line, count: z.int().positive() })).min(1),
    at: z.iso.datetime(),
    timeZone: zone,
    url: address,
  }),
  /** To directors: something looks like the base being carried away. */
  "anomaly-found": z.strictObject({
    what: line,
    unit: z.enum(["cards", "rows", "clients"]),
    who: line,
    count: z.int(),
    threshold: z.int(),
    at: z.iso.datetime(),
    timeZone: zone,
    url: address,
  }),
} as const;

export type LetterKind = keyof typeof letterProps;
export type LetterProps<K extends LetterKind = LetterKind> = z.infer<(typeof letterProps)[K]>;

/** Letters whose link opens an account: their payload is blanked once they have left. */
export const secretLetters: readonly LetterKind[] = ["invitation", "password-reset"];

/**
 * Letters to clients whose link lets one speak as the client: they wait with a dead link, which comes alive at sending,
 * and nobody of the office opens them in the mailbox.
 */
export const clientLetters: readonly LetterKind[] = [
  "complaint-received",
  "complaint-question",
  "complaint-answered",
];
