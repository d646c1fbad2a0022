import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { type Client, clients } from "#db/clients/table.ts";
import { triageOwner } from "#db/complaints/triage.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { examine, storeFile } from "#db/files/store.ts";
import type { LetterFile, ReadLetter } from "#db/inbox/read-letter.ts";
import { type InboxLetter, inboxFilings, type LetterAttachment } from "#db/inbox/table.ts";
import type { Tx } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { touch } from "#db/interactions/touch.ts";
import { staff } from "#db/staff/table.ts";

/** A letter with more is a parcel: the rest stays in the mailbox. */
const MOST_FILES = 20;
/** A letter that lay so long on its way has a clock of its own. */
const MONTH = 30 * 86_400_000;

/** The attachments as they are told of, and those of them that may be kept. */
export function sortFiles(files: readonly LetterFile[]): { told: LetterAttachment[]; kept: LetterFile[] } {
  const told = files.map(({ name, bytes }, place): LetterAttachment => {
    const facts = { name, size: bytes.length };
    if (place >= MOST_FILES) return { ...facts, refused: "file_many" };
    const seen = examine(name, bytes);
    return "refused" in seen ? { ...facts, refused: seen.refused } : facts;
  });
  return { told, kept: files.filter((_, place) => !told[place]?.refused) };
}

/** When it was written, as far as that can be believed: never later than it came. */
export function writtenAt(read: Pick<ReadLetter, "writtenAt">, arrivedAt: Date, now: Date): Date {
  const came = arrivedAt > now ? now : arrivedAt;
  const said = read.writtenAt?.getTime() ?? Number.NaN;
  return said <= came.getTime() && said > came.getTime() - MONTH ? new Date(said) : came;
}

/** The colleague whose address it is, those who have left among them: what they wrote was ours. */
export async function colleagueOf(tx: Tx, address: string): Promise<string | null> {
  if (address === "") return null;
  const [row] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.email, address)).limit(1);
  return row?.id ?? null;
}

/** The client of an address, locked; a card that went into another one leads on to it. */
export async function holdClient(tx: Tx, id: string): Promise<Client | null> {
  const [row] = await tx.select().from(clients).where(eq(clients.id, id)).for("no key update");
  return row?.mergedIntoId ? holdClient(tx, row.mergedIntoId) : (row ?? null);
}

/** The person of the client with one of these addresses, when exactly one has it. */
async function personOf(tx: Tx, clientId: string, addresses: readonly string[]): Promise<string | null> {
  if (addresses.length === 0) return null;
  const rows = await tx
    .selectDistinct({ id: clientContacts.contactId })
    .from(clientContacts)
    .innerJoin(contactPoints, eq(contactPoints.contactId, clientContacts.contactId))
    .where(
      and(
        eq(clientContacts.clientId, clientId),
        eq(contactPoints.kind, "email"),
        inArray(contactPoints.value, [...addresses]),
      ),
    )
    .limit(2);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/**
 * Put a letter on the card of a client whose row the caller holds: ours when a colleague wrote it, else the client's. Once,
 * however many copies come: a second one answers null.
 */
export async function fileLetter(
  tx: Tx,
  by: Actor,
  { letter, read }: { letter: Pick<InboxLetter, "id" | "arrivedAt">; read: ReadLetter },
  client: Pick<Client, "id" | "ownerId" | "branchId">,
  now: Date,
): Promise<{ interactionId: string } | null> {
  const clientId = client.id;
  const key = and(eq(inboxFilings.clientId, clientId), eq(inboxFilings.messageKey, read.messageKey));
  if ((await tx.$count(inboxFilings, key)) > 0) return null;
  const colleague = await colleagueOf(tx, read.from.address);
  const talk = {
    ...{ clientId, kind: "letter" as const, direction: colleague ? ("out" as const) : ("in" as const) },
    contactId: await personOf(tx, clientId, colleague ? read.recipients : [read.from.address]),
    at: writtenAt(read, letter.arrivedAt, now),
    authorId: colleague ?? client.ownerId ?? (await triageOwner(tx, client.branchId)),
  };
  const text = [read.subject || "Без темы", read.text].filter(Boolean).join("\n\n");
  const [row] = await tx
    .insert(interactions)
    .values({ ...talk, text, createdAt: now })
    .returning({ id: interactions.id });
  const interactionId = found(row).id;
  await touch(tx, talk);
  await tx.insert(inboxFilings).values({
    ...{ letterId: letter.id, clientId, messageKey: read.messageKey, interactionId, createdAt: now },
    filedBy: by.kind === "staff" ? by.id : null,
  });
  for (const { name, bytes } of sortFiles(read.files).kept) {
    const place = { clientId, interactionId, agreementId: null, name, authorId: talk.authorId };
    await storeFile(tx, by, place, bytes, now);
  }
  await recordEvent(tx, by, {
    command: "letter.file",
    entity: "interaction",
    entityId: interactionId,
    after: {
      letterId: letter.id,
      clientId,
      contactId: talk.contactId,
      direction: talk.direction,
      at: talk.at,
    },
  });
  return { interactionId };
}
