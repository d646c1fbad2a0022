import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { zoneOfBranch } from "#db/complaints/clock-events.ts";
import { complaintDocument } from "#db/complaints/document.ts";
import type { Edit } from "#db/complaints/input.ts";
import { lockComplaint } from "#db/complaints/lock.ts";
import { retargeted } from "#db/complaints/retarget.ts";
import { advance, type Moved, moved } from "#db/complaints/step.ts";
import type { Complaint } from "#db/complaints/table.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";

/**
 * Correct what is known of it. A new type, demand, severity or client gives new terms, counted from the same beginning.
 * The number stays: its letter tells how the entry came into the book.
 */
export async function editComplaint(tx: Tx, actor: StaffActor, input: Edit, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "edit", input);
  const { id: _, expectedVersion: __, ...given } = input;
  const facts = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Complaint>;
  if (facts.clientId) await checkClient(tx, actor, facts.clientId);
  // A contact belongs to its client: with another client the old one falls away.
  if (facts.clientId !== undefined && facts.clientId !== item.clientId) facts.contactId ??= null;
  const after = { ...item, ...facts };
  if (after.contactId && facts.contactId !== undefined) await checkContact(tx, actor, after);
  const changed = changesOf(item, facts);
  if (Object.keys(changed).length === 0) return moved(item);
  const zone = await zoneOfBranch(tx, item.branchId);
  const { change, steps } = await retargeted(tx, item, after, now, zone);
  const { number, subject, text, fromName } = after;
  const search = complaintDocument({ number, subject, text, fromName });
  const told = { now, clocks: steps, kind: "edit" as const, changed };
  return moved(await advance(tx, actor, item, "edit", { ...facts, ...change, search }, told));
}

function changesOf(before: Complaint, facts: Partial<Complaint>): Record<string, [unknown, unknown]> {
  const names = Object.keys(facts) as (keyof Complaint)[];
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== facts[name])
      .map((name) => [name, [before[name], facts[name] ?? null]]),
  );
}

async function checkClient(tx: Tx, actor: StaffActor, clientId: string) {
  const [row] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.id, clientId), visibleTo(actor)))
    .for("key share");
  found(row);
}

/** One names only people whom one sees: the page shows their names. */
async function checkContact(tx: Tx, actor: StaffActor, { clientId, contactId }: Complaint) {
  if (!clientId || !contactId) throw new Refused("contact_not_of_client", { field: "contactId" });
  const seen = and(eq(clients.id, clientId), contactsVisibleTo(actor));
  if ((await tx.$count(clients, seen)) === 0) {
    throw new Refused("complaint_contact_hidden", { field: "contactId" });
  }
  const own = and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, contactId));
  if ((await tx.$count(clientContacts, own)) === 0) {
    throw new Refused("contact_not_of_client", { field: "contactId" });
  }
}
