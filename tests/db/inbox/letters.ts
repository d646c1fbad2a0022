import { desc } from "drizzle-orm";
import { keepLetter } from "#db/inbox/journal.ts";
import type { OfficeMailbox } from "#db/inbox/mailbox.ts";
import { claimLetter, sortLetter } from "#db/inbox/sort.ts";
import { inboxLetters } from "#db/inbox/table.ts";
import { db } from "#db/index.ts";

export const mailbox: OfficeMailbox = { address: "post@firma.example", connected: true };
export const now = new Date("2026-03-19T06:40:00Z");

let n = 0;

export interface Parts {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  /** Further lines of the head. */
  head?: readonly string[];
  id?: string;
  date?: Date;
}

/** A plain letter, as a mail program writes it. */
export function letterOf({ from, to, subject, text, head = [], id, date = now }: Parts = {}): string {
  n += 1;
  return [
    `From: ${from ?? `stranger-${n}@elsewhere.example`}`,
    `To: ${to ?? mailbox.address}`,
    `Subject: ${subject ?? `Письмо ${n}`}`,
    `Message-ID: <${id ?? `m${n}@elsewhere.example`}>`,
    `Date: ${date.toUTCString()}`,
    "MIME-Version: 1.0",
    ...(head.some((line) => /^content-type/i.test(line)) ? [] : ["Content-Type: text/plain; charset=utf-8"]),
    ...head,
    "",
    text ?? "Добрый день!",
    "",
  ].join("\r\n");
}

/** As it comes out of the mailbox: into the journal, and no further. */
export async function journal(raw: string | Uint8Array, whole = true): Promise<void> {
  n += 1;
  const bytes = Buffer.from(raw as string);
  await keepLetter(
    { mailbox: "test", uidValidity: 1, uid: n },
    { arrivedAt: now, size: bytes.length, whole, bytes },
    now,
  );
}

/** Everything in the journal that is due, sorted; answers the newest letter as it stands then. */
export async function sortAll(at = now) {
  for (;;) {
    const claimed = await claimLetter(at);
    if (!claimed) break;
    await sortLetter(claimed, mailbox, at);
  }
  const [row] = await db.select().from(inboxLetters).orderBy(desc(inboxLetters.id)).limit(1);
  if (!row) throw new Error("no letter came");
  return row;
}

/** One letter from the mailbox to where it belongs. */
export async function arrive(raw: string | Uint8Array, whole = true) {
  await journal(raw, whole);
  return sortAll();
}
