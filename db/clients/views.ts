import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients, clientViews } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";

/** Another look this soon, in milliseconds, writes nothing: reading must not cost a write each time. */
const AGAIN = 60_000;
const MOST = 10_000;

const looks = new Map<string, number>();

/** «Recently viewed»: no change of the client, so no event. A client that is not visible leaves no trace. */
export async function markViewed(
  reader: Reader,
  actor: StaffActor,
  clientId: string,
  now: Date,
): Promise<void> {
  const key = `${actor.id} ${clientId}`;
  const last = looks.get(key);
  if (last !== undefined && Math.abs(now.getTime() - last) < AGAIN) return;
  if (looks.size >= MOST) looks.clear();
  looks.set(key, now.getTime());
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
