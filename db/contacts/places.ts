import { and, desc, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import type { LeaveContact, MoveContact, ReturnContact, UndoMove } from "#db/contacts/input.ts";
import { checkLinkVersion, checkPeriod, holdLink, linkIs, placeOf } from "#db/contacts/link.ts";
import { type ClientContact, clientContacts } from "#db/contacts/table.ts";
import { Refused } from "#db/errors.ts";
import { events, recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { localDate } from "#db/values/time.ts";

type Place = ReturnType<typeof placeOf>;

/** A day that has not come may be agreed, but nobody has left or begun on it yet. */
function checkPast(day: string, actor: StaffActor, now: Date, field: string) {
  if (day > localDate(now, actor.timeZone)) throw new Refused("day_ahead", { field });
}

async function write(tx: Tx, before: ClientContact, change: Partial<ClientContact>): Promise<Place> {
  const [row] = await tx
    .update(clientContacts)
    .set({ ...change, version: before.version + 1 })
    .where(linkIs(before.clientId, before.contactId))
    .returning();
  return placeOf(row as ClientContact);
}

/** The person no longer works there. The place stays in the client's history, with the last day. */
export async function leaveContact(tx: Tx, actor: StaffActor, input: LeaveContact, now: Date) {
  await lockClient(tx, actor, input.clientId, "contacts");
  const link = await holdLink(tx, input.clientId, input.id);
  checkLinkVersion(link, input.expectedVersion, { until: input.until });
  checkPast(input.until, actor, now, "until");
  checkPeriod(link.since, input.until, "until");
  return changePlace(tx, actor, "contact.leave", link, { until: input.until });
}

/** The person works there after all, or again. */
export async function returnContact(tx: Tx, actor: StaffActor, input: ReturnContact) {
  await lockClient(tx, actor, input.clientId, "contacts");
  const link = await holdLink(tx, input.clientId, input.id);
  checkLinkVersion(link, input.expectedVersion, { until: null });
  return changePlace(tx, actor, "contact.return", link, { until: null });
}

async function changePlace(
  tx: Tx,
  actor: StaffActor,
  command: string,
  link: ClientContact,
  change: Partial<ClientContact>,
): Promise<{ version: number }> {
  const after = await write(tx, link, change);
  await recordEvent(tx, actor, {
    command,
    entity: "contact",
    entityId: link.contactId,
    before: placeOf(link),
    after,
  });
  return { version: after.version };
}

/** Both cards, always in one order: two people who move somebody there and back must not wait for each other. */
async function lockBoth(tx: Tx, actor: StaffActor, { clientId, toClientId }: UndoMove) {
  if (clientId === toClientId) throw new Refused("same_client", { field: "toClientId" });
  for (const id of [clientId, toClientId].sort()) await lockClient(tx, actor, id, "contacts");
}

/**
 * The person has gone to another client, or works there as well: one action ends the place here and begins one there.
 * The actor must know the people of both.
 */
export async function moveContact(
  tx: Tx,
  actor: StaffActor,
  input: MoveContact,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "contact.move", input, async () => {
    const { clientId, toClientId, id, on, stays } = input;
    await lockBoth(tx, actor, input);
    const here = await holdLink(tx, clientId, id);
    if (here.until) throw new Refused("contact_not_of_client", { field: "id" });
    checkPast(on, actor, now, "on");
    if (!stays) checkPeriod(here.since, on, "on");
    const [there] = await tx.select().from(clientContacts).where(linkIs(toClientId, id)).for("update");
    if (there && !there.until) throw new Refused("contact_already_there", { field: "toClientId" });
    const begun = {
      position: input.position ?? null,
      decisionRole: input.decisionRole ?? null,
      since: on,
      until: null,
    };
    const [added] = there
      ? []
      : await tx
          .insert(clientContacts)
          .values({ clientId: toClientId, contactId: id, ...begun })
          .returning();
    const after = {
      from: stays ? placeOf(here) : await write(tx, here, { until: on }),
      to: there ? await write(tx, there, begun) : placeOf(added as ClientContact),
    };
    await refreshSearch(tx, toClientId);
    await recordEvent(tx, actor, {
      command: "contact.move",
      entity: "contact",
      entityId: id,
      before: { from: placeOf(here), to: there ? placeOf(there) : null },
      after,
    });
    return { id };
  });
}

/** Both places as they were before the last move, unless somebody has changed one of them since. */
export async function undoMove(tx: Tx, actor: StaffActor, input: UndoMove): Promise<{ id: string }> {
  const { clientId, toClientId, id } = input;
  await lockBoth(tx, actor, input);
  const [here, there] = [await holdLink(tx, clientId, id), await holdLink(tx, toClientId, id)];
  const [move] = await tx
    .select({ before: events.before, after: events.after })
    .from(events)
    .where(and(eq(events.entityId, id), eq(events.command, "contact.move")))
    .orderBy(desc(events.id))
    .limit(1);
  const before = move?.before as { from: Place; to: Place | null } | undefined;
  const after = move?.after as { from: Place; to: Place } | undefined;
  const untouched =
    after?.from.clientId === clientId &&
    after.from.version === here.version &&
    after.to.clientId === toClientId &&
    after.to.version === there.version;
  if (!before || !untouched) throw new Refused("move_not_undoable");
  const { version: _, ...was } = before.from;
  const from = await write(tx, here, was);
  let to: Place | null = null;
  if (before.to) {
    const { version: __, ...been } = before.to;
    to = await write(tx, there, been);
  } else {
    await tx.delete(clientContacts).where(linkIs(toClientId, id));
  }
  await refreshSearch(tx, toClientId);
  await recordEvent(tx, actor, {
    command: "contact.undo_move",
    entity: "contact",
    entityId: id,
    before: { from: placeOf(here), to: placeOf(there) },
    after: { from, to },
  });
  return { id };
}
