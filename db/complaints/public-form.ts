import { and, eq, gt, sql } from "drizzle-orm";
import { holdBack, mailboxMark } from "#db/complaints/flood.ts";
import { lodgeComplaint } from "#db/complaints/lodge.ts";
import type { BookForm } from "#db/complaints/public-input.ts";
import { complaints } from "#db/complaints/table.ts";
import { type ConsentKind, consents } from "#db/consents/table.ts";
import { agreedWording } from "#db/consents/wordings.ts";
import { found } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { emailKey } from "#db/values/email.ts";
import type { Locale } from "#db/values/text.ts";

const MINUTE = 60_000;
const AGAIN = 10 * MINUTE;
const SUBJECT = 80;

interface Origin {
  /** The caller's address, or null where the server cannot know it. */
  ip: string | null;
  locale: Locale;
  company: string;
}

/** The first sentence, cut at a word: what the book shows as the subject until somebody says it better. */
export function subjectOf(text: string): string {
  const [line = ""] = text.split("\n");
  const sentence = /^.*?[.!?…](?=\s|$)/.exec(line)?.[0] ?? line;
  const bare = sentence.replace(/(?<![.\s])[.\s]+$/, "") || line;
  const letters = [...bare];
  if (letters.length <= SUBJECT) return bare;
  const cut = letters.slice(0, SUBJECT).join("");
  return `${cut.replace(/\s+\S*$/, "") || cut}…`;
}

interface Lodged {
  id: string;
  /** What became of the tick for advertising: a letter asks for one more press, or by telephone there is none. */
  advertising: "asked" | "no_address" | null;
}

/**
 * What a stranger wrote into the book: entry, number, term, acknowledgement and the consents in one transaction. The
 * same words from the same person within ten minutes are a second press, and open the entry that is there.
 */
export async function lodgeFromForm(
  tx: Tx,
  form: BookForm,
  { ip, locale, company }: Origin,
  now: Date,
): Promise<Lodged> {
  const { email, phone } = form.reply;
  const person = email ? emailKey(email) : (phone ?? "");
  const advertising = form.advertising ? (email ? "asked" : "no_address") : null;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`book ${person}`}, 0))`);
  const known = await sameAsBefore(tx, form, now);
  if (known) return { id: known.id, advertising: (await hasAsked(tx, known.number)) ? "asked" : null };
  await holdBack(
    tx,
    "book",
    [
      { mark: `ip ${ip ?? "unknown"}`, most: ip ? 20 : 300 },
      { mark: `person ${mailboxMark(person)}`, most: 5 },
    ],
    now,
  );
  const consentId = advertising === "asked" ? await newId(tx) : null;
  const lodged = await lodgeComplaint(
    tx,
    { client: true },
    {
      kind: form.kind,
      channel: "form",
      type: "other",
      demand: form.demand || "none",
      subject: subjectOf(form.text),
      text: form.text,
      fromName: form.name,
      fromEmail: email,
      fromPhone: phone,
      locale,
      consentId,
    },
    now,
  );
  const give = async (kind: ConsentKind) => ({
    kind,
    address: person,
    source: "public_form" as const,
    proof: proofOf(lodged.number),
    ...(await agreedWording(tx, kind, { locale, company }, now)),
    givenAt: now,
  });
  // Without the first nothing could be taken in at all; the second counts once the letter's reader has said so.
  await tx.insert(consents).values({ ...(await give("processing")), confirmedAt: now });
  if (consentId) await tx.insert(consents).values({ ...(await give("advertising")), id: consentId });
  return { id: lodged.id, advertising };
}

/** An id before its row, for the letter that must name it. */
async function newId(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select uuidv7() as id`);
  return found(row).id;
}

/** Whether its acknowledgement asks to confirm advertising too. */
const hasAsked = async (tx: Tx, number: string) =>
  (await tx.$count(consents, and(eq(consents.kind, "advertising"), eq(consents.proof, proofOf(number))))) > 0;

const proofOf = (number: string) => `/book, ${number}`;

async function sameAsBefore(tx: Tx, { kind, text, name, reply }: BookForm, now: Date) {
  const [row] = await tx
    .select({ id: complaints.id, number: complaints.number })
    .from(complaints)
    .where(
      and(
        eq(complaints.channel, "form"),
        eq(complaints.kind, kind),
        eq(complaints.text, text),
        eq(complaints.fromName, name),
        reply.email ? eq(complaints.fromEmail, reply.email) : eq(complaints.fromPhone, reply.phone ?? ""),
        gt(complaints.registeredAt, new Date(now.getTime() - AGAIN)),
      ),
    )
    .limit(1);
  return row;
}
