import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { STALLED_MS } from "#db/bulk/commands.ts";
import { type Outcome, UNDO_DAYS } from "#db/bulk/outcomes.ts";
import { visibleTo } from "#db/bulk/scope.ts";
import { bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { visibleTo as clientsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";

const DAY = 86_400_000;

const columns = {
  id: bulkEdits.id,
  number: bulkEdits.number,
  change: bulkEdits.change,
  state: bulkEdits.state,
  total: bulkEdits.total,
  doneRows: bulkEdits.doneRows,
  counts: bulkEdits.counts,
  failure: bulkEdits.failure,
  createdAt: bulkEdits.createdAt,
  finishedAt: bulkEdits.finishedAt,
  undoneAt: bulkEdits.undoneAt,
  progressAt: bulkEdits.progressAt,
  version: bulkEdits.version,
  author: { surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
};

/** The latest first. */
export function listBulkEdits(actor: Actor, limit = 100, reader: Reader = db) {
  return reader
    .select(columns)
    .from(bulkEdits)
    .innerJoin(staff, eq(staff.id, bulkEdits.authorId))
    .where(visibleTo(actor))
    .orderBy(desc(bulkEdits.createdAt), desc(bulkEdits.id))
    .limit(limit);
}

export type BulkRow = Awaited<ReturnType<typeof listBulkEdits>>[number];

/** One bulk edit; not seen and not there are one answer. */
export async function getBulkEdit(actor: Actor, id: string, reader: Reader = db): Promise<BulkRow> {
  const [row] = await reader
    .select(columns)
    .from(bulkEdits)
    .innerJoin(staff, eq(staff.id, bulkEdits.authorId))
    .where(and(eq(bulkEdits.id, id), visibleTo(actor)));
  return found(row);
}

export async function getBulkProgress(actor: Actor, id: string, now: Date, reader: Reader = db) {
  const { state, total, doneRows, progressAt, version, counts } = await getBulkEdit(actor, id, reader);
  const works = state === "running" || state === "undoing";
  return {
    state,
    version,
    doneRows,
    total: state === "undoing" ? (counts?.changed ?? total) : total,
    stalled: works && now.getTime() - progressAt.getTime() > STALLED_MS,
  };
}

export type BulkProgress = Awaited<ReturnType<typeof getBulkProgress>>;

/** The last moment at which it can be taken back. */
export const undoableUntil = ({ createdAt }: Pick<BulkRow, "createdAt">): Date =>
  new Date(createdAt.getTime() + UNDO_DAYS * DAY);

/** Clients of one outcome, of those that the actor sees, by name; null is those not come to. */
export function listBulkRows(
  actor: Actor,
  bulkId: string,
  outcome: Outcome | null,
  limit: number,
  reader: Reader = db,
) {
  return reader
    .select({ id: clients.id, name: clients.name, before: sql<string | null>`${bulkEditRows.before}::text` })
    .from(bulkEditRows)
    .innerJoin(bulkEdits, eq(bulkEdits.id, bulkEditRows.bulkId))
    .innerJoin(clients, eq(clients.id, bulkEditRows.clientId))
    .where(
      and(
        eq(bulkEditRows.bulkId, bulkId),
        visibleTo(actor),
        clientsVisibleTo(actor),
        outcome === null ? isNull(bulkEditRows.outcome) : eq(bulkEditRows.outcome, outcome),
      ),
    )
    .orderBy(asc(bulkEditRows.seq))
    .limit(limit);
}
