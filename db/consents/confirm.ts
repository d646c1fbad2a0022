import { and, eq, isNull, or } from "drizzle-orm";
import { liftSuppression, lockAddress, suppress } from "#db/consents/suppress.ts";
import { consents, suppressions } from "#db/consents/table.ts";
import { agreedWording } from "#db/consents/wordings.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import { readToken } from "#db/tokens.ts";
import type { Locale } from "#db/values/text.ts";

/** What is asked of whoever reads the letters of an address: did you tick it, or did somebody else? */
export interface AskedConsent {
  id: string;
  address: string;
  company: string;
  givenAt: Date;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
}

/** The consent behind a link of a letter; null when the link is none of ours. */
export async function readAskedConsent(token: string, reader: Reader = db): Promise<AskedConsent | null> {
  const id = readToken("consent", token);
  if (id === null) return null;
  const [row] = await reader
    .select({
      id: consents.id,
      address: consents.address,
      givenAt: consents.givenAt,
      confirmedAt: consents.confirmedAt,
      withdrawnAt: consents.withdrawnAt,
    })
    .from(consents)
    .where(and(eq(consents.id, id), eq(consents.kind, "advertising")));
  if (!row?.address) return null;
  return { ...row, address: row.address, company: (await getCompanyName(reader)) ?? "" };
}

export interface AnswerConsent {
  token: string;
  wish: "confirm" | "deny";
  locale: Locale;
}

/** The press that makes it a consent, or that ends it. Pressed again it changes nothing. */
export async function answerConsent(
  tx: Tx,
  { token, wish, locale }: AnswerConsent,
  now: Date,
): Promise<void> {
  const asked = found(await readAskedConsent(token, tx));
  await lockAddress(tx, asked.address);
  const standing = found(await readAskedConsent(token, tx));
  if (wish === "deny") await deny(tx, standing, now);
  else await confirm(tx, standing, locale, now);
}

async function confirm(tx: Tx, consent: AskedConsent, locale: Locale, now: Date): Promise<void> {
  const { id, address, company, confirmedAt, withdrawnAt } = consent;
  if (withdrawnAt) throw new Refused("consent_link_spent");
  if (confirmedAt) return;
  // The words that stood on the page as it was pressed: they may have changed since the form.
  const wording = await agreedWording(tx, "advertising", { locale, company }, now);
  const after = { confirmedAt: now, confirmedBy: `/k/${id}`, ...wording };
  await tx.update(consents).set(after).where(eq(consents.id, id));
  await welcome(tx, address, now);
  await recordEvent(tx, null, {
    command: "consent.confirm",
    entity: "consent",
    entityId: id,
    before: { confirmedAt: null },
    after,
  });
}

/** Who had once refused advertising asks for it again; what else they had refused stays so. */
async function welcome(tx: Tx, address: string, now: Date): Promise<void> {
  const stopped = await tx
    .select({ topic: suppressions.topic })
    .from(suppressions)
    .where(
      and(eq(suppressions.address, address), eq(suppressions.topic, "all"), isNull(suppressions.liftedAt)),
    );
  if (stopped.length > 0) {
    for (const topic of ["survey", "service"] as const)
      await suppress(tx, { address, topic, reason: "unsubscribed" }, now);
  }
  for (const topic of ["all", "advertising"] as const) await liftSuppression(tx, { address, topic }, now);
}

/** «It was not me», or «no more»: this one ends, and all that was ticked for the address and never confirmed. */
async function deny(tx: Tx, { id, address, confirmedAt, withdrawnAt }: AskedConsent, now: Date) {
  if (withdrawnAt) return;
  const reason = confirmedAt
    ? "отозвано по ссылке из письма"
    : "по ссылке из письма: адрес указал кто-то другой";
  const ended = await tx
    .update(consents)
    .set({ withdrawnAt: now, withdrawnReason: reason })
    .where(
      and(
        eq(consents.kind, "advertising"),
        isNull(consents.withdrawnAt),
        or(eq(consents.id, id), and(eq(consents.address, address), isNull(consents.confirmedAt))),
      ),
    )
    .returning({ id: consents.id });
  await recordEvent(tx, null, {
    command: "consent.deny",
    entity: "consent",
    entityId: id,
    before: { confirmedAt, withdrawnAt: null },
    after: { withdrawnAt: now, reason, ids: ended.map((row) => row.id) },
  });
}
