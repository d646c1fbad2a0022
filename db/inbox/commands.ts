import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { lodgeComplaint } from "#db/complaints/lodge.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { fileLetter } from "#db/inbox/file-letter.ts";
import type { BringBack, FileByHand, MakeComplaint, SetAside, TryAgain } from "#db/inbox/input.ts";
import { readKept } from "#db/inbox/kept.ts";
import { inboxVisibleTo } from "#db/inbox/scope.ts";
import type { InboxState } from "#db/inbox/states.ts";
import { type InboxLetter, inboxLetters, lockMessage } from "#db/inbox/table.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { isEmail } from "#db/values/email.ts";

/** Nobody has dealt with it, or has only laid it aside. */
const unsettled: readonly InboxState[] = ["waiting", "aside", "automatic"];

/** Lock a letter through the actor's scope, in one of these states and as the person saw it. */
async function lockLetter(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion }: SetAside,
  states: readonly InboxState[],
): Promise<InboxLetter> {
  const [row] = await tx
    .select()
    .from(inboxLetters)
    .where(and(eq(inboxLetters.id, id), inboxVisibleTo(actor)))
    .for("update");
  const letter = found(row);
  if (!states.includes(letter.state) || letter.version !== expectedVersion)
    throw new Refused("letter_settled");
  return letter;
}

/** The letter as it lies in the base moves on; whoever moved it is told of with it. */
async function move(
  tx: Tx,
  actor: StaffActor,
  letter: InboxLetter,
  values: Partial<InboxLetter> & { state: InboxState },
  now: Date,
): Promise<void> {
  await tx
    .update(inboxLetters)
    .set({ ...values, settledBy: actor.id, settledAt: now, version: letter.version + 1 })
    .where(eq(inboxLetters.id, letter.id));
}

/** Say whose it is: from now on it stands on the card. */
export async function fileByHand(
  tx: Tx,
  actor: StaffActor,
  { clientId, ...target }: FileByHand,
  now: Date,
): Promise<{ clientId: string }> {
  const letter = await lockLetter(tx, actor, target, unsettled);
  const client = await lockClient(tx, actor, clientId, "contacts");
  const read = await readKept(tx, letter);
  await tx.execute(lockMessage(read.messageKey));
  await fileLetter(tx, actor, { letter, read }, client, now);
  await move(tx, actor, letter, { state: "filed" }, now);
  return { clientId };
}

/** Not for us. It can be brought back as long as it is kept. */
export async function setAside(
  tx: Tx,
  actor: StaffActor,
  target: SetAside,
  now: Date,
): Promise<{ version: number }> {
  const letter = await lockLetter(tx, actor, target, ["waiting", "automatic"]);
  await move(tx, actor, letter, { state: "aside" }, now);
  return moved(tx, actor, letter, "inbox.set_aside", "aside");
}

/** What was laid aside, or taken for a machine's letter, waits again. */
export async function bringBack(
  tx: Tx,
  actor: StaffActor,
  target: BringBack,
  now: Date,
): Promise<{ version: number }> {
  const letter = await lockLetter(tx, actor, target, ["aside", "automatic"]);
  await readKept(tx, letter);
  await move(tx, actor, letter, { state: "waiting" }, now);
  return moved(tx, actor, letter, "inbox.bring_back", "waiting");
}

async function moved(tx: Tx, actor: StaffActor, letter: InboxLetter, command: string, state: InboxState) {
  await recordEvent(tx, actor, {
    ...{ command, entity: "inbox_letter", entityId: letter.id },
    ...{ before: { state: letter.state }, after: { state } },
  });
  return { version: letter.version + 1 };
}

/** The writer complains: it becomes an entry of the book, and with a client it stands on the card too. */
export async function makeComplaint(
  tx: Tx,
  actor: StaffActor,
  { kind, type, demand, clientId, ...target }: MakeComplaint,
  now: Date,
): Promise<{ id: string; number: string }> {
  const letter = await lockLetter(tx, actor, target, unsettled);
  const client = clientId ? await lockClient(tx, actor, clientId, "contacts") : null;
  const read = await readKept(tx, letter);
  const { name, address } = read.from;
  const entry = await lodgeComplaint(
    tx,
    actor,
    {
      ...{ kind, type, demand, clientId, channel: "email", locale: "ru" },
      subject: read.subject.slice(0, 200).toWellFormed() || "Без темы",
      text: read.text.slice(0, 10_000).toWellFormed() || read.subject || "Без текста",
      fromName: name || address || "Без имени",
      fromEmail: isEmail(address) ? address : null,
    },
    now,
  );
  if (client) {
    await tx.execute(lockMessage(read.messageKey));
    await fileLetter(tx, actor, { letter, read }, client, now);
  }
  await move(tx, actor, letter, { state: "complaint", complaintId: entry.id }, now);
  return entry;
}

/** What could not be read is tried anew, as when the program has learned better. */
export async function tryAgain(tx: Tx, actor: StaffActor, { id, expectedVersion }: TryAgain): Promise<void> {
  if (!can(actor, "mail.settings")) throw new Refused("forbidden");
  const [row] = await tx
    .update(inboxLetters)
    .set({ state: "journaled", attempts: 0, notBefore: null, fault: null, version: expectedVersion + 1 })
    .where(
      and(
        eq(inboxLetters.id, id),
        eq(inboxLetters.state, "failed"),
        eq(inboxLetters.version, expectedVersion),
      ),
    )
    .returning({ id: inboxLetters.id });
  if (!row) throw new Refused("letter_settled");
  await recordEvent(tx, actor, { command: "inbox.try_again", entity: "inbox_letter", entityId: id });
}
