import { and, asc, count, desc, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accessLog, anomalies } from "#db/access/table.ts";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { can, type Permission } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";

export const PAGE_SIZE = 50;

function allow(actor: StaffActor, permission: Permission): void {
  if (!can(actor, permission)) throw new Refused("forbidden");
}

/** The period of a question, and whom it is narrowed to. */
export interface AccessSearch {
  from: Date;
  until: Date;
  staffId: string | null;
  clientId: string | null;
}

const within = ({ from, until, staffId, clientId }: AccessSearch): SQL =>
  and(
    gte(accessLog.at, from),
    lt(accessLog.at, until),
    staffId ? eq(accessLog.staffId, staffId) : undefined,
    clientId ? eq(accessLog.clientId, clientId) : undefined,
  ) as SQL;

/** How much each person saw: different clients first, for that is what could have left. */
export function countByPerson(actor: StaffActor, search: AccessSearch, reader: Reader = db) {
  allow(actor, "access.view");
  // Along `access_log_pairs` the looks of a pair lie together: what is different is counted in passing.
  const sums = reader
    .select({
      staffId: accessLog.staffId,
      clients: sql<number>`count(distinct ${accessLog.clientId})::int`.as("clients"),
      looks: sql<number>`count(*)::int`.as("looks"),
      taken: sql<number>`(count(*) filter (where ${accessLog.what} = 'export'))::int`.as("taken"),
      last: sql<string>`max(${accessLog.at})`.as("last_look"),
    })
    .from(accessLog)
    .where(within(search))
    .groupBy(accessLog.staffId)
    .as("sums");
  return reader
    .select({
      id: sums.staffId,
      surname: staff.surname,
      given: staff.given,
      clients: sums.clients,
      looks: sums.looks,
      taken: sums.taken,
      last: sql<Date>`${sums.last}`.mapWith((at: string) => new Date(at)),
    })
    .from(sums)
    .leftJoin(staff, eq(staff.id, sums.staffId))
    .orderBy(desc(sums.clients), asc(sums.staffId))
    .limit(200);
}

interface Place {
  at: Date;
  id: string;
}

/** The lines themselves, the newest first. */
export async function listAccess(
  actor: StaffActor,
  search: AccessSearch,
  before: Place | null,
  reader: Reader = db,
) {
  allow(actor, "access.view");
  const rows = await reader
    .select({
      id: accessLog.id,
      at: accessLog.at,
      what: accessLog.what,
      contactsShown: accessLog.contactsShown,
      exportId: accessLog.exportId,
      person: { id: accessLog.staffId, surname: staff.surname, given: staff.given },
      client: { id: accessLog.clientId, name: clients.name },
    })
    .from(accessLog)
    .leftJoin(staff, eq(staff.id, accessLog.staffId))
    .leftJoin(clients, eq(clients.id, accessLog.clientId))
    .where(
      and(
        within(search),
        before
          ? or(lt(accessLog.at, before.at), and(eq(accessLog.at, before.at), lt(accessLog.id, before.id)))
          : undefined,
      ),
    )
    .orderBy(desc(accessLog.at), desc(accessLog.id))
    .limit(PAGE_SIZE + 1);
  return { rows: rows.slice(0, PAGE_SIZE), more: rows.length > PAGE_SIZE };
}

export type AccessRow = Awaited<ReturnType<typeof listAccess>>["rows"][number];

const checkers = alias(staff, "checker");

/** What was found, what nobody has looked at first. */
export function listAnomalies(actor: StaffActor, reader: Reader = db) {
  allow(actor, "anomaly.check");
  return reader
    .select({
      id: anomalies.id,
      version: anomalies.version,
      kind: anomalies.kind,
      windowAt: anomalies.windowAt,
      foundAt: anomalies.foundAt,
      count: anomalies.count,
      threshold: anomalies.threshold,
      details: anomalies.details,
      checkedAt: anomalies.checkedAt,
      remark: anomalies.remark,
      person: { id: staff.id, surname: staff.surname, given: staff.given },
      checker: { surname: checkers.surname, given: checkers.given },
    })
    .from(anomalies)
    .innerJoin(staff, eq(staff.id, anomalies.staffId))
    .leftJoin(checkers, eq(checkers.id, anomalies.checkedBy))
    .orderBy(sql`${anomalies.checkedAt} is not null`, desc(anomalies.foundAt), desc(anomalies.id))
    .limit(200);
}

export type AnomalyRow = Awaited<ReturnType<typeof listAnomalies>>[number];

export async function countUnchecked(actor: StaffActor, reader: Reader = db): Promise<number> {
  allow(actor, "anomaly.check");
  const [row] = await reader.select({ n: count() }).from(anomalies).where(isNull(anomalies.checkedAt));
  return row?.n ?? 0;
}
