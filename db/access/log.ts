import { and, eq, sql } from "drizzle-orm";
import type { AccessKind } from "#db/access/kinds.ts";
import { accessLog } from "#db/access/table.ts";
import type { StaffActor } from "#db/actor.ts";
import type { MoreOfClient } from "#db/clients/list-columns.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";

/** Another look this soon, in milliseconds, is the same look: reading must not cost a write each time. */
const AGAIN = 60_000;
const MOST = 10_000;

const looks = new Map<string, number>();

/** Whether it is a new look and not the same page shown anew; remembered in this process. */
export function isNewLook(key: string, now: Date): boolean {
  const last = looks.get(key);
  if (last !== undefined && Math.abs(now.getTime() - last) < AGAIN) return false;
  if (looks.size >= MOST) looks.clear();
  looks.set(key, now.getTime());
  return true;
}

/**
 * Writes down that a client was seen, and whether with its people and numbers. A client that is not visible leaves no
 * line. Called after the answer has gone: looking must not wait for it.
 */
export async function logAccess(
  reader: Reader,
  actor: StaffActor,
  { clientId, what }: { clientId: string; what: AccessKind },
  now: Date,
): Promise<void> {
  if (!isNewLook(`${actor.id} ${what} ${clientId}`, now)) return;
  const seen = reader
    .select({
      id: sql`uuidv7()`.as("id"),
      at: sql`${now.toISOString()}::timestamptz`.as("at"),
      staffId: sql`${actor.id}::uuid`.as("staff_id"),
      clientId: clients.id,
      what: sql`${what}::text`.as("what"),
      contactsShown: sql`coalesce(${contactsVisibleTo(actor)}, false)`.as("contacts_shown"),
      exportId: sql`null::uuid`.as("export_id"),
    })
    .from(clients)
    .where(and(eq(clients.id, clientId), visibleTo(actor)));
  await reader.insert(accessLog).select(seen);
}

interface Row {
  id: string;
  more: Partial<MoreOfClient> | null;
}

/** Writes down, at once, the clients whose phones or e-mails stood in these rows of a list. Called after the answer too. */
export async function logListed(
  reader: Reader,
  actor: StaffActor,
  rows: readonly Row[],
  now: Date,
): Promise<void> {
  const ids = rows
    // An empty text is one that this reader may not see.
    .filter(({ more }) => more?.phone || more?.email)
    .map(({ id }) => id)
    .filter((id) => isNewLook(`${actor.id} list ${id}`, now));
  if (ids.length === 0) return;
  await reader.execute(sql`
    insert into ${accessLog} (at, staff_id, client_id, what, contacts_shown)
    select ${now.toISOString()}::timestamptz, ${actor.id}::uuid, client, 'list', true
    from unnest(${sql.param(ids)}::uuid[]) client`);
}
