import { and, eq, sql } from "drizzle-orm";
import { isNewLook } from "#db/access/log.ts";
import type { StaffActor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients, clientViews } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";

/** «Recently viewed»: no change of the client, so no event. A client that is not visible leaves no trace. */
export async function markViewed(
  reader: Reader,
  actor: StaffActor,
  clientId: string,
  now: Date,
): Promise<void> {
  if (!isNewLook(`${actor.id} recent ${clientId}`, now)) return;
  const seen = reader
    .select({
      staffId: sql`${actor.id}::uuid`.as("staff_id"),
      clientId: clients.id,
      at: sql`${now.toISOString()}::timestamptz`.as("at"),
    })
    .from(clients)
    .where(and(eq(clients.id, clientId), visibleTo(actor)));
  await reader
    .insert(clientViews)
    .select(seen)
    .onConflictDoUpdate({ target: [clientViews.staffId, clientViews.clientId], set: { at: now } });
}
