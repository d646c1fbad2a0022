import { eq, sql } from "drizzle-orm";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { authorActor } from "./author.ts";
import { nothingSeen, planRow, type Seen } from "./check-rows.ts";
import { loadExisting } from "./existing.ts";
import type { PlanCounts } from "./input.ts";
import { loadLookups } from "./lookups.ts";
import { type FileRow, holdImport, moveCursor, nextRows, savePlans } from "./rows.ts";
import { stopFor } from "./stop.ts";
import { imports } from "./table.ts";

/**
 * Reads every row against the base and writes down what would become of it. Nothing of the base changes. It begins
 * anew when interrupted: what stands in one file twice is known only to a pass over the whole of it.
 */
export async function checkImport(importId: string, now: () => Date): Promise<void> {
  const counts: PlanCounts = { create: 0, update: 0, unchanged: 0, failed: 0, warned: 0 };
  const seen = nothingSeen();
  await db
    .update(imports)
    .set({ cursor: 0, doneRows: 0, progressAt: now() })
    .where(sql`${imports.id} = ${importId} and ${imports.state} = 'checking'`);
  let at: Place = { cursor: 0, doneRows: 0, ahead: null };
  for (;;) {
    const next = await inTransaction((tx) => checkChunk(tx, importId, at, seen, counts, now()));
    if (next === null) return;
    at = next;
  }
}

/** How far the check is, and the rows after it, being read while the database writes down what was found. */
interface Place {
  cursor: number;
  doneRows: number;
  ahead: Promise<FileRow[] | null> | null;
}

async function checkChunk(
  tx: Tx,
  importId: string,
  at: Place,
  seen: Seen,
  counts: PlanCounts,
  now: Date,
): Promise<Place | null> {
  const work = await holdImport(tx, importId);
  if (work?.state !== "checking" || work.cursor !== at.cursor) return null;
  const author = await authorActor(tx, work.authorId);
  if (!author) return stopFor(tx, work, "author_left", now);
  const lookups = await loadLookups(tx, work);
  const rows = (await at.ahead) ?? (await nextRows(tx, work, lookups));
  if (rows.length === 0) {
    await tx
      .update(imports)
      .set({ state: "ready", plan: counts, progressAt: now, version: sql`${imports.version} + 1` })
      .where(eq(imports.id, importId));
    return null;
  }
  const drafts = rows.map(({ draft }) => draft);
  const existing = await loadExisting(tx, author, drafts, false);
  const checked = drafts.map((draft) => {
    const { plan, clientId } = planRow(draft, existing, seen);
    counts[plan] += 1;
    if (draft.problems.some(({ level }) => level === "warning")) counts.warned += 1;
    return { rowNo: draft.rowNo, plan, clientId, problems: draft.problems };
  });
  const to = { cursor: rows.at(-1)?.rowNo ?? work.cursor, doneRows: work.doneRows + rows.length };
  const ahead = nextRows(db, { ...work, ...to }, lookups).catch(() => null);
  await savePlans(tx, importId, checked);
  return (await moveCursor(tx, work, to, now)) ? { ...to, ahead } : null;
}
