import { desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { classBecause } from "#db/classes/because.ts";
import { isLive } from "#db/classes/live.ts";
import { clientRows, productRows } from "#db/classes/reckon.ts";
import { readClassSettings } from "#db/classes/settings.ts";
import {
  type ClassRun,
  classOverrides,
  classRuns,
  clientClasses,
  productClasses,
} from "#db/classes/table.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { clients } from "#db/clients/table.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { longStatement } from "#db/mailings/long-statement.ts";
import { debtDay } from "#db/purchases/overdue.ts";

const ONE_COUNT_AT_ONCE = 5_107_061; // any constant

/**
 * The class that a client is to have: what a head holds, else what was counted. A client who never paid keeps its own.
 * `ended` are those whose override has just run out.
 */
const due = (ended: readonly string[]) => sql`
  select c.id, coalesce(o.class, k.abc, case when k.client_id is not null then 'C' end, c.class) as class,
    o.class is null and c.id = any(${sql.param(ended)}::uuid[]) as expired
  from ${clients} c
  left join ${clientClasses} k on k.client_id = c.id
  left join ${classOverrides} o on o.client_id = c.id
  where c.archived_at is null`;

/**
 * Counts all classes anew and brings `clients.class` to them, with a line of history for each change. In one
 * transaction: nobody sees half a count. It answers with the run that was ordered, or with one of its own.
 */
export async function countClasses(tx: Tx, actor: Actor, now: Date): Promise<ClassRun> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ONE_COUNT_AT_ONCE})`);
  await longStatement(tx);
  // Whole sets against whole sets: of what was written or counted a moment ago the planner knows no sizes, and row by row
  // it would take hours.
  await tx.execute(sql`set local enable_nestloop = off`);
  const { version: _, ...parameters } = await readClassSettings(tx);
  const day = debtDay(now);
  const run = await takeRun(tx, now);
  await tx.execute(sql`delete from ${clientClasses}`);
  await tx.execute(sql`
    insert into ${clientClasses} (run_id, client_id, value, place, share, abc, xyz, variation, orders, last_on, r, f, m, rfm)
    select ${run.id}::uuid, counted.* from (${clientRows(parameters, day)}) counted`);
  await tx.execute(sql`delete from ${productClasses}`);
  await tx.execute(sql`
    insert into ${productClasses} (run_id, product_id, value, place, share, abc, xyz, variation, quantity)
    select ${run.id}::uuid, counted.* from (${productRows(parameters, day)}) counted`);
  const changed = await bringClasses(tx, run.id, day, now);
  const [after] = await tx
    .update(classRuns)
    .set({
      ...{ finishedAt: now, day, parameters, changed },
      clients: sql`(select count(*) from ${clientClasses} where abc is not null)`,
      gone: sql`(select count(*) from ${clientClasses} where abc is null)`,
      products: sql`(select count(*) from ${productClasses})`,
      total: sql`(select coalesce(sum(value), 0) from ${clientClasses})`,
    })
    .where(eq(classRuns.id, run.id))
    .returning();
  forgetCounts();
  await recordEvent(tx, actor, {
    command: "classes.counted",
    entity: "class_run",
    entityId: run.id,
    after: { day, parameters, changed },
  });
  return found(after);
}

/** The run that was ordered and has not ended, or one of its own for the night. Older ones were broken off. */
async function takeRun(tx: Tx, now: Date): Promise<ClassRun> {
  const waiting = await tx
    .select()
    .from(classRuns)
    .where(isNull(classRuns.finishedAt))
    .orderBy(desc(classRuns.orderedAt))
    .for("update");
  const [ordered, ...broken] = waiting;
  for (const { id } of broken) await tx.delete(classRuns).where(eq(classRuns.id, id));
  if (ordered) return ordered;
  const [own] = await tx.insert(classRuns).values({ orderedAt: now }).returning();
  return found(own);
}

/**
 * The rows that are to change are locked first and looked at again after: a head who sets a class in that moment holds
 * the lock of the client, and is seen by the second look.
 */
async function bringClasses(tx: Tx, runId: string, day: string, now: Date): Promise<number> {
  const over = await tx
    .delete(classOverrides)
    .where(sql`not ${isLive(day)}`)
    .returning({ id: classOverrides.clientId });
  const wanted = due(over.map(({ id }) => id));
  await tx.execute(sql`
    select from ${clients} where id in (
      select due.id from (${wanted}) due join ${clients} c on c.id = due.id where c.class <> due.class)
    order by id for no key update`);
  let changed = 0;
  for (const expired of [true, false]) {
    await classBecause(tx, { why: expired ? "expired" : "computed", at: now, runId });
    const { count } = await tx.execute(sql`
      update ${clients} set class = due.class from (${wanted}) due
      where due.id = ${clients.id} and due.class <> ${clients.class} and due.expired = ${expired}`);
    changed += count;
  }
  return changed;
}
