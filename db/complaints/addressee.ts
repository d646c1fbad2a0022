import { and, eq, or, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { isSteward } from "#db/complaints/moves.ts";
import { type Complaint, complaintEntries } from "#db/complaints/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { emailKey } from "#db/values/email.ts";

/**
 * Nobody writes alone, in the company's name, to an address that they have typed themselves and that is on no card of
 * the client: a second person or one of the stewards does.
 * @throws Refused complaint_address_foreign.
 */
export async function checkAddressee(tx: Tx, actor: StaffActor, item: Complaint): Promise<void> {
  if (!item.fromEmail || isSteward(actor) || !(await hasTyped(tx, actor, item))) return;
  if (await isOfClient(tx, item)) return;
  throw new Refused("complaint_address_foreign");
}

async function hasTyped(tx: Tx, actor: StaffActor, { id, registeredBy }: Complaint): Promise<boolean> {
  if (registeredBy === actor.id) return true;
  const edited = and(
    eq(complaintEntries.complaintId, id),
    eq(complaintEntries.authorId, actor.id),
    sql`jsonb_exists(${complaintEntries.changed}, 'fromEmail')`,
  );
  return (await tx.$count(complaintEntries, edited)) > 0;
}

/** Whether the address of the complaint stands on the card of its client. */
export async function isOfClient(
  tx: Tx,
  { clientId, fromEmail }: Pick<Complaint, "clientId" | "fromEmail">,
): Promise<boolean> {
  if (!clientId || !fromEmail) return false;
  const people = tx
    .select({ id: clientContacts.contactId })
    .from(clientContacts)
    .where(eq(clientContacts.clientId, clientId));
  const own = and(
    eq(contactPoints.kind, "email"),
    eq(contactPoints.value, emailKey(fromEmail)),
    or(eq(contactPoints.clientId, clientId), sql`${contactPoints.contactId} in (${people})`),
  );
  return (await tx.$count(contactPoints, own)) > 0;
}
