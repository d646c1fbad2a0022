import { and, asc, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { byKey, db, type Reader } from "#db/index.ts";
import { COMPANY } from "#db/saved-views/defaults.ts";
import { editableBy, visibleTo } from "#db/saved-views/scope.ts";
import { defaultViews, savedViews } from "#db/saved-views/table.ts";
import { roleNames } from "#db/staff/roles.ts";
import { staff } from "#db/staff/table.ts";

const columns = (actor: StaffActor) => ({
  id: savedViews.id,
  name: savedViews.name,
  query: savedViews.query,
  columns: savedViews.columns,
  shared: savedViews.shared,
  version: savedViews.version,
  mine: sql<boolean>`${savedViews.createdBy} = ${actor.id}`,
  editable: sql<boolean>`${editableBy(actor)}`,
  author: { surname: staff.surname, given: staff.given },
  /** Whose usual view it is: the reader's id, names of roles, `company`. */
  defaultOf: sql<string[]>`array(select ${defaultViews.of} from ${defaultViews}
    where ${defaultViews.viewId} = ${savedViews.id} and ${defaultViews.of} = any(${sql.param([actor.id, COMPANY, ...roleNames])}))`,
});

/** One's own views, then those that others share, by name. */
export function listViews(actor: StaffActor, reader: Reader = byKey) {
  return reader
    .select(columns(actor))
    .from(savedViews)
    .innerJoin(staff, eq(staff.id, savedViews.createdBy))
    .where(visibleTo(actor))
    .orderBy(sql`${savedViews.createdBy} <> ${actor.id}`, asc(savedViews.name), asc(savedViews.id))
    .limit(200);
}

export type ViewRow = Awaited<ReturnType<typeof listViews>>[number];

/** One view by its id; a foreign private one and an unknown one look the same. */
export async function getView(actor: StaffActor, id: string, reader: Reader = db) {
  const [row] = await reader
    .select(columns(actor))
    .from(savedViews)
    .innerJoin(staff, eq(staff.id, savedViews.createdBy))
    .where(and(eq(savedViews.id, id), visibleTo(actor)));
  return row;
}
