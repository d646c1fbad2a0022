import { and, eq, isNull, or, sql } from "drizzle-orm";
import { hasAdvertisingConsent, isLive } from "#db/consents/live.ts";
import { liftSuppression, lockAddress, suppress } from "#db/consents/suppress.ts";
import { consents, suppressions } from "#db/consents/table.ts";
import { agreedWording } from "#db/consents/wordings.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { company } from "#db/staff/table.ts";
import { readToken } from "#db/tokens.ts";
import type { Locale } from "#db/values/text.ts";

/** Which kinds of letters a person wants at an address. */
export type Topics = Record<MailingKind, boolean>;

export const topicNames = ["advertising", "survey", "service"] as const satisfies readonly MailingKind[];
const nothing: Topics = { advertising: false, survey: false, service: false };

export interface Preferences {
  recipientId: string;
  clientId: string;
  address: string;
  /** Of the letter whose link was pressed. */
  kind: MailingKind;
  company: string;
  wanted: Topics;
}

/** What the person behind a personal link receives now; null when the link is none of ours. */
export async function readPreferences(token: string, reader: Reader = db): Promise<Preferences | null> {
  const recipientId = readToken("unsubscribe", token);
  if (recipientId === null) return null;
  const [letter] = await reader
    .select({
      clientId: mailingRecipients.clientId,
      address: mailingRecipients.address,
      kind: mailings.kind,
      company: sql<string>`coalesce((select ${company.name} from ${company}), '')`,
      agreed: hasAdvertisingConsent(mailingRecipients.clientId, mailingRecipients.address),
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .where(eq(mailingRecipients.id, recipientId));
  if (!letter?.address) return null;
  const { agreed, address, ...known } = letter;
  const stops = await reader
    .select({ topic: suppressions.topic })
    .from(suppressions)
    .where(and(eq(suppressions.address, address), isNull(suppressions.liftedAt)));
  const goes = (kind: MailingKind) => !stops.some(({ topic }) => topic === "all" || topic === kind);
  const wanted = {
    advertising: agreed && goes("advertising"),
    survey: goes("survey"),
    service: goes("service"),
  };
  return { recipientId, address, ...known, wanted };
}

/** What a person asks for by a personal link. `letter`: no more of the kind of the letter itself; `undo`: again. */
export type Wish = { wish: "letter" | "all" | "undo" } | { wish: "topics"; topics: Topics };

function wantedBy(wish: Wish, { kind, wanted }: Preferences): Topics {
  if (wish.wish === "topics") return wish.topics;
  if (wish.wish === "all") return nothing;
  return { ...wanted, [kind]: wish.wish === "undo" };
}

/** What the wish puts on the stop list and what it takes off. A wish for less never takes anything off. */
function changesOf({ wish }: Wish, kind: MailingKind, topics: Topics) {
  const stopped = topicNames.filter((topic) => !topics[topic]);
  const wanted = topicNames.filter((topic) => topics[topic]);
  if (wish === "letter") return { stop: [kind], lift: [] };
  if (wanted.length === 0) return { stop: ["all" as const, ...stopped], lift: [] };
  return { stop: stopped, lift: ["all" as const, ...wanted] };
}

/** Heed it at once, for letters that wait in a queue too, whoever the address belongs to in the base. */
export async function changePreferences(
  tx: Tx,
  { token, locale, ...wish }: Wish & { token: string; locale: Locale },
  now: Date,
): Promise<Preferences> {
  const { recipientId, address } = found(await readPreferences(token, tx));
  // What is wanted is read again under the lock: another letter to the address may just be stopping something.
  await lockAddress(tx, address);
  const before = found(await readPreferences(token, tx));
  const topics = wantedBy(wish, before);
  const { stop, lift } = changesOf(wish, before.kind, topics);
  for (const topic of lift) await liftSuppression(tx, { address, topic }, now);
  for (const topic of stop) await suppress(tx, { address, topic, reason: "unsubscribed", recipientId }, now);
  if (stop.some((topic) => topic === "advertising")) await withdraw(tx, before, now);
  else if (lift.length > 0 && topics.advertising && !before.wanted.advertising)
    await agree(tx, before, locale, now);
  await recordEvent(tx, null, {
    command: "preferences.change",
    entity: "mailing_recipient",
    entityId: recipientId,
    before: before.wanted,
    after: topics,
  });
  return { ...before, wanted: topics };
}

/** «No more advertising» takes back what was agreed to, for this address and for the client as a whole. */
async function withdraw(tx: Tx, { clientId, address }: Preferences, now: Date): Promise<void> {
  await tx
    .update(consents)
    .set({ withdrawnAt: now, withdrawnReason: "отписка по ссылке в письме" })
    .where(
      and(
        eq(consents.kind, "advertising"),
        isNull(consents.withdrawnAt),
        or(eq(consents.address, address), and(eq(consents.clientId, clientId), isNull(consents.address))),
      ),
    );
}

/** Asked for advertising again: a consent of its own, given on our page. */
async function agree(tx: Tx, preferences: Preferences, locale: Locale, now: Date): Promise<void> {
  const { clientId, address, recipientId } = preferences;
  const standing = await tx
    .select({ id: consents.id })
    .from(consents)
    .where(and(eq(consents.kind, "advertising"), eq(consents.address, address), isLive(consents)));
  if (standing.length > 0) return;
  const wording = await agreedWording(tx, "advertising", { locale, company: preferences.company }, now);
  await tx.insert(consents).values({
    ...{ kind: "advertising" as const, clientId, address, source: "public_form" as const },
    proof: `страница выбора писем, по ссылке из письма ${recipientId}`,
    ...{ ...wording, givenAt: now },
    // Whoever came by the link in a letter reads the letters of the address.
    ...{ confirmedAt: now, confirmedBy: `/u/${recipientId}` },
  });
}
