import { sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { listCondition } from "#db/clients/filters.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";
import type { ClientClass, ClientStatus } from "#db/clients/registries.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";

/** How many of each class and status the whole list holds, on whatever page: asked for, never shown unasked. */
export async function sumClients(actor: Actor, search: ClientSearch, now: Date, reader: Reader = db) {
  const rows = await reader
    .select({ class: clients.class, status: clients.status, count: sql<number>`count(*)::int` })
    .from(clients)
    .where(await listCondition(reader, actor, search, now))
    .groupBy(clients.class, clients.status);
  const classes: Partial<Record<ClientClass, number>> = {};
  const statuses: Partial<Record<ClientStatus, number>> = {};
  for (const { class: letter, status, count } of rows) {
    classes[letter] = (classes[letter] ?? 0) + count;
    statuses[status] = (statuses[status] ?? 0) + count;
  }
  return { total: rows.reduce((sum, { count }) => sum + count, 0), classes, statuses };
}
