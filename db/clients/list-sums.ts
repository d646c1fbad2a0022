import { and, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { listCondition } from "#db/clients/filters.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";
import type { ClientClass, ClientStatus } from "#db/clients/registries.ts";
import { moneyVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { paidPurchases, returnsOf, yearOf } from "#db/purchases/paid.ts";
import { clientTotals } from "#db/purchases/table.ts";

/** What the clients of the list have paid for in a year, and what they owe: of those whose money the actor sees. */
export async function sumMoney(actor: Actor, search: ClientSearch, now: Date, reader: Reader = db) {
  if (!can(actor, "purchase.view")) return null;
  const { from, to } = yearOf(debtDay(now));
  const where = and(await listCondition(reader, actor, search, now), moneyVisibleTo(actor));
  const [row] = await reader.execute<{ bought: string; owes: string }>(sql`
    with chosen as materialized (select id from ${clients} where ${where})
    select (select coalesce(sum(paid), 0) from (${paidPurchases(from, to)}) p where client_id in (select id from chosen))
      - (select coalesce(sum(returned), 0) from (${returnsOf(from, to)}) b where client_id in (select id from chosen)) as bought,
      (select coalesce(sum(owes), 0) from ${clientTotals} where client_id in (select id from chosen)) as owes`);
  return { bought: Number(row?.bought ?? 0), owes: Number(row?.owes ?? 0) };
}

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
