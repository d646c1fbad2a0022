import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { filters, isOverdue } from "#db/complaints/filters.ts";
import { encodePlace, pageOrder } from "#db/complaints/keyset.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import { complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE, localDate } from "#db/values/time.ts";

export const PAGE_SIZE = 50;
/** Counting stops here: «10 000+». */
export const COUNT_CAP = 10_000;

const owners = alias(staff, "owner");
const candidates = alias(staff, "candidate");

/** The rows of one page, cut before anything is looked up for them. */
function pageRows(reader: Reader, search: ComplaintSearch, where: SQL, now: Date) {
  const order = pageOrder(search);
  const page = reader
    .select({
      id: complaints.id,
      number: complaints.number,
      kind: complaints.kind,
      channel: complaints.channel,
      type: complaints.type,
      demand: complaints.demand,
      severity: complaints.severity,
      state: complaints.state,
      subject: complaints.subject,
      fromName: complaints.fromName,
      clientId: complaints.clientId,
      branchId: complaints.branchId,
      ownerId: complaints.ownerId,
      candidateId: complaints.candidateId,
      legalDueOn: complaints.legalDueOn,
      legalBasis: complaints.legalBasis,
      legalDueAt: complaints.legalDueAt,
      internalDueAt: complaints.internalDueAt,
      registeredAt: complaints.registeredAt,
      answeredAt: complaints.answeredAt,
      claimedKopecks: complaints.claimedKopecks,
      costKopecks: complaints.costKopecks,
      version: complaints.version,
      late: sql<boolean>`coalesce(${isOverdue(now)}, false)`.as("late"),
      key: sql<string>`${order.key}`.as("key"),
    })
    .from(complaints)
    .where(and(where, order.begins(order.key, complaints.id) ?? undefined))
    .orderBy(order.orderBy(order.key, complaints.id))
    .limit(PAGE_SIZE + 1)
    .as("page");
  return { order, page };
}

/** One page of the book with the names around its rows, in one round trip. */
export async function listComplaints(actor: Actor, search: ComplaintSearch, now: Date, reader: Reader = db) {
  const where = await filters(reader, actor, search, now);
  const { order, page } = pageRows(reader, search, where, now);
  const rows = await reader
    .select({
      row: {
        id: page.id,
        number: page.number,
        kind: page.kind,
        channel: page.channel,
        type: page.type,
        demand: page.demand,
        severity: page.severity,
        state: page.state,
        subject: page.subject,
        fromName: page.fromName,
        legalDueOn: page.legalDueOn,
        legalBasis: page.legalBasis,
        legalDueAt: page.legalDueAt,
        internalDueAt: page.internalDueAt,
        registeredAt: page.registeredAt,
        answeredAt: page.answeredAt,
        claimedKopecks: page.claimedKopecks,
        costKopecks: page.costKopecks,
        version: page.version,
        late: page.late,
      },
      timeZone: sql<string>`coalesce(${branches.timeZone}, ${DEFAULT_ZONE})`,
      branch: branches.name,
      client: { id: clients.id, name: clients.name, class: clients.class },
      owner: { id: owners.id, surname: owners.surname, given: owners.given, patronymic: owners.patronymic },
      candidate: {
        id: candidates.id,
        surname: candidates.surname,
        given: candidates.given,
        patronymic: candidates.patronymic,
      },
      // Named apart: the order would else go by this text and not by the moment itself.
      place: sql<string>`${page.key}::text`.as("place"),
    })
    .from(page)
    .innerJoin(owners, eq(owners.id, page.ownerId))
    .leftJoin(candidates, eq(candidates.id, page.candidateId))
    .leftJoin(branches, eq(branches.id, page.branchId))
    .leftJoin(clients, and(eq(clients.id, page.clientId), visibleTo(actor)))
    .orderBy(order.orderBy(page.key, page.id));
  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (order.backwards) shown.reverse();
  const place = (one: (typeof shown)[number] | undefined) =>
    one ? encodePlace(one.place, one.row.id) : null;
  return {
    rows: shown.map(({ row, timeZone, branch, client, owner, candidate }) => ({
      ...row,
      ...{ timeZone, branch, client },
      owner: { id: owner.id, name: shortName(owner) },
      candidate: candidate && { id: candidate.id, name: shortName(candidate) },
      /** The day we steer by; null once it is answered. */
      steerOn: row.legalDueAt && localDate(row.legalDueAt, timeZone),
    })),
    next: order.backwards || more ? place(shown.at(-1)) : null,
    previous: (order.backwards ? more : order.entered) ? place(shown[0]) : null,
  };
}

export type ComplaintPage = Awaited<ReturnType<typeof listComplaints>>;
export type ComplaintRow = ComplaintPage["rows"][number];
