import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { isLive } from "#db/classes/live.ts";
import type { AbcClass, XyzClass } from "#db/classes/registries.ts";
import type { RfmKey } from "#db/classes/rfm-segments.ts";
import { classOverrides, classRuns, clientClasses } from "#db/classes/table.ts";
import { moneyVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db } from "#db/index.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { staff } from "#db/staff/table.ts";

/** The clients whose money the actor sees: no cell of the report says more than the list behind it. */
const seen = (actor: StaffActor): SQL =>
  and(isNull(clients.archivedAt), visibleTo(actor), moneyVisibleTo(actor)) as SQL;

export interface Cell {
  abc: AbcClass;
  xyz: XyzClass | null;
  clients: number;
  /** Kopecks of paid purchases in the period. */
  value: number;
}

/** How many clients each cell of ABC × XYZ holds, and what they brought. */
export async function readMatrix(actor: StaffActor): Promise<Cell[]> {
  const rows = await db
    .select({
      abc: clientClasses.abc,
      xyz: clientClasses.xyz,
      clients: sql<number>`count(*)::int`,
      value: sql<number>`sum(${clientClasses.value})`.mapWith(Number),
    })
    .from(clientClasses)
    .innerJoin(clients, eq(clients.id, clientClasses.clientId))
    .where(and(isNotNull(clientClasses.abc), seen(actor)))
    .groupBy(clientClasses.abc, clientClasses.xyz);
  return rows.flatMap(({ abc, ...row }) => (abc ? [{ abc, ...row }] : []));
}

export interface RfmRow {
  rfm: RfmKey;
  clients: number;
  value: number;
  orders: number;
  /** Days since the last purchase, on average. */
  days: number;
}

/** The segments of RFM with their sums and means. */
export const readRfm = (actor: StaffActor, now: Date): Promise<RfmRow[]> =>
  db
    .select({
      rfm: clientClasses.rfm,
      clients: sql<number>`count(*)::int`,
      value: sql<number>`sum(${clientClasses.value})`.mapWith(Number),
      orders: sql<number>`avg(${clientClasses.orders})`.mapWith(Number),
      days: sql<number>`avg(${debtDay(now)}::date - ${clientClasses.lastOn})`.mapWith(Number),
    })
    .from(clientClasses)
    .innerJoin(clients, eq(clients.id, clientClasses.clientId))
    .where(seen(actor))
    .groupBy(clientClasses.rfm);

/** How many classes heads hold now, and how many of them the count would have otherwise. */
export async function countHeld(actor: StaffActor, now: Date) {
  const [row] = await db
    .select({
      held: sql<number>`count(*)::int`,
      otherwise: sql<number>`(count(*) filter (where ${clientClasses.clientId} is not null
        and coalesce(${clientClasses.abc}, 'C') <> ${classOverrides.class}))::int`,
    })
    .from(classOverrides)
    .innerJoin(clients, eq(clients.id, classOverrides.clientId))
    .leftJoin(clientClasses, eq(clientClasses.clientId, classOverrides.clientId))
    .where(and(isLive(debtDay(now)), seen(actor)));
  return row ?? { held: 0, otherwise: 0 };
}

const runs = () =>
  db
    .select({
      orderedAt: classRuns.orderedAt,
      finishedAt: classRuns.finishedAt,
      day: classRuns.day,
      parameters: classRuns.parameters,
      clients: classRuns.clients,
      gone: classRuns.gone,
      total: classRuns.total,
      changed: classRuns.changed,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
    })
    .from(classRuns)
    .leftJoin(staff, eq(staff.id, classRuns.orderedBy))
    .limit(1);

/** The last finished count, and the one under way, if there is one. */
export async function readRuns() {
  const [[finished], [running]] = await Promise.all([
    runs().where(isNotNull(classRuns.finishedAt)).orderBy(desc(classRuns.finishedAt)),
    runs().where(isNull(classRuns.finishedAt)).orderBy(desc(classRuns.orderedAt)),
  ]);
  return { finished: finished ?? null, running: running ?? null };
}

export type FinishedRun = NonNullable<Awaited<ReturnType<typeof readRuns>>["finished"]>;
