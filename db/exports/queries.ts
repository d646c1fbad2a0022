import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { exports } from "#db/exports/table.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";

export const PAGE_SIZE = 50;

interface Asked {
  staffId: string | null;
  /** The number of the last row of the page before. */
  before: number | null;
}

/** Files that were carried out, the newest first. */
export async function listExports(actor: StaffActor, { staffId, before }: Asked, reader: Reader = db) {
  if (!can(actor, "export.view")) throw new Refused("forbidden");
  const conditions: (SQL | undefined)[] = [
    staffId ? eq(exports.staffId, staffId) : undefined,
    before === null ? undefined : lt(exports.number, before),
  ];
  const rows = await reader
    .select({
      id: exports.id,
      number: exports.number,
      orderedAt: exports.orderedAt,
      kind: exports.kind,
      format: exports.format,
      /** Names and numbers that were searched for: null for whoever may not know whose card was seen. */
      filterWords: can(actor, "access.view") ? exports.filterWords : sql<null>`null`,
      columns: exports.columns,
      hasContacts: exports.hasContacts,
      takenAt: exports.takenAt,
      finishedAt: exports.finishedAt,
      broken: exports.broken,
      rows: exports.rows,
      bytes: exports.bytes,
      sha256: exports.sha256,
      by: { id: staff.id, surname: staff.surname, given: staff.given },
    })
    .from(exports)
    .innerJoin(staff, eq(staff.id, exports.staffId))
    .where(and(...conditions))
    .orderBy(desc(exports.number))
    .limit(PAGE_SIZE + 1);
  return {
    rows: rows.slice(0, PAGE_SIZE),
    next: rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1]?.number : null,
  };
}

export type ExportRow = Awaited<ReturnType<typeof listExports>>["rows"][number];
