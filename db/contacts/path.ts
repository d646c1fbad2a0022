import { and, eq, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import type { OrderContacts } from "#db/contacts/input.ts";
import { byPath } from "#db/contacts/order.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";

/** Put the people of a client into the order in which a decision passes them. */
export async function orderContacts(
  tx: Tx,
  actor: StaffActor,
  { clientId, from, to }: OrderContacts,
): Promise<{ order: string[] }> {
  await lockClient(tx, actor, clientId, "contacts");
  const rows = await tx
    .select({ id: clientContacts.contactId, place: clientContacts.place })
    .from(clientContacts)
    .where(and(eq(clientContacts.clientId, clientId), isNull(clientContacts.until)))
    .orderBy(...byPath)
    .for("update");
  const order = rows.map(({ id }) => id);
  const same =
    new Set(to).size === to.length && order.length === to.length && order.every((id) => to.includes(id));
  if (!same || order.join() !== from.join()) throw new Refused("stale", { mine: to, theirs: order });
  await tx.execute(sql`
    update ${clientContacts} set place = t.place, version = version + 1
    from unnest(${sql.param(to)}::uuid[]) with ordinality as t (id, place)
    where client_id = ${clientId} and contact_id = t.id and ${clientContacts}.place is distinct from t.place`);
  await recordEvent(tx, actor, {
    command: "contact.order",
    entity: "client",
    entityId: clientId,
    before: { decisionPath: order, places: rows.map(({ place }) => place) },
    after: { decisionPath: to },
  });
  return { order: to };
}
