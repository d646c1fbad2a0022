import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { clientOfAddress, type OfficeMailbox } from "#db/inbox/mailbox.ts";
import { inboxFilings } from "#db/inbox/table.ts";
import type { Reader } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { outbox } from "#db/outbox/table.ts";

/** The clients whose secret addresses are among these. */
export const clientsNamed = (mailbox: OfficeMailbox, recipients: readonly string[]): string[] =>
  recipients.flatMap((address) => clientOfAddress(mailbox, address) ?? []);

const OUR_ID = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})@/;

/** Our letters are named by their row in the outbox. */
const ourIds = (ids: readonly string[]): string[] => ids.flatMap((id) => OUR_ID.exec(id)?.[1] ?? []);

/** Of letters written from a card. */
const isFromCard = (ids: readonly string[]) => and(inArray(outbox.id, [...ids]), eq(outbox.kind, "personal"));

/** A letter that was sent from a card, come back to us: it stands on the card already. */
export async function isOwnLetter(reader: Reader, messageKey: string): Promise<boolean> {
  const ids = ourIds([messageKey]);
  return ids.length > 0 && (await reader.$count(outbox, isFromCard(ids))) > 0;
}

/** The clients on whose cards stands what the letter answers: a letter of ours, or one that was filed. */
export async function answeredClients(reader: Reader, answers: readonly string[]): Promise<string[]> {
  if (answers.length === 0) return [];
  const ids = ourIds(answers);
  const ours =
    ids.length === 0
      ? []
      : await reader
          .select({ id: interactions.clientId })
          .from(outbox)
          .innerJoin(interactions, eq(interactions.id, outbox.entityId))
          .where(isFromCard(ids));
  const filed = await reader
    .select({ id: inboxFilings.clientId })
    .from(inboxFilings)
    .where(inArray(inboxFilings.messageKey, [...answers]));
  return [...new Set([...ours, ...filed].map(({ id }) => id))];
}

/** Rows of `clients` that have this address, themselves or by a person who is still there. */
export const clientsOf = (address: SQL | string): SQL => sql`(
  select ${contactPoints.clientId} from ${contactPoints}
  where ${contactPoints.kind} = 'email' and ${contactPoints.value} = ${address} and ${contactPoints.clientId} is not null
  union
  select ${clientContacts.clientId} from ${contactPoints}
  join ${clientContacts} on ${clientContacts.contactId} = ${contactPoints.contactId} and ${clientContacts.until} is null
  where ${contactPoints.kind} = 'email' and ${contactPoints.value} = ${address})`;

/** The client whose address it is, when it is that of exactly one. */
export async function onlyClientOf(reader: Reader, address: string): Promise<string | null> {
  if (address === "") return null;
  const rows = await reader
    .select({ id: clients.id })
    .from(clients)
    .where(and(sql`${clients.id} in ${clientsOf(address)}`, isNull(clients.archivedAt)))
    .limit(2);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
