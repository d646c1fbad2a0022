import { and, eq, gt, sql } from "drizzle-orm";
import { holdBack, mailboxMark } from "#db/complaints/flood.ts";
import { lodgeComplaint } from "#db/complaints/lodge.ts";
import type { BookForm } from "#db/complaints/public-input.ts";
import { complaints } from "#db/complaints/table.ts";
import { type ConsentKind, consents } from "#db/consents/table.ts";
import { consentText } from "#db/consents/texts.ts";
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

/**
 * What a stranger wrote into the book: entry, number, term, acknowledgement and both consents in one transaction. The
 * same words from the same person within ten minutes are a second press, and open the entry that is there.
 */
export async function lodgeFromForm(
  tx: Tx,
  form: BookForm,
  { ip, locale, company }: Origin,
  now: Date,
): Promise<{ id: string }> {
  const { email, phone } = form.reply;
  const person = email ? emailKey(email) : (phone ?? "");
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`book ${person}`}, 0))`);
  const known = await sameAsBefore(tx, form, now);
  if (known) return known;
  await holdBack(
    tx,
    "book",
    [
      { mark: `ip ${ip ?? "unknown"}`, most: ip ? 20 : 300 },
      { mark: `person ${mailboxMark(person)}`, most: 5 },
    ],
    now,
  );
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
    },
    now,
  );
  const given: ConsentKind[] = form.advertising ? ["processing", "advertising"] : ["processing"];
  await tx.insert(consents).values(
    given.map((kind) => {
      const { version, hash } = consentText(kind, locale, company);
      return {
        kind,
        address: person,
        source: "public_form" as const,
        proof: `/book, ${lodged.number}`,
        textVersion: version,
        textHash: hash,
        givenAt: now,
      };
    }),
  );
  return { id: lodged.id };
}

async function sameAsBefore(tx: Tx, { kind, text, name, reply }: BookForm, now: Date) {
  const [row] = await tx
    .select({ id: complaints.id })
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
