import { eq, sql } from "drizzle-orm";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { authorActor } from "./author.ts";
import type { BaseDraft } from "./cell.ts";
import { type PlanCounts, plans } from "./input.ts";
import type { ImportKind } from "./kinds/kind.ts";
import { kindWithOwn } from "./kinds/kinds.ts";
import { loadLookups } from "./lookups.ts";
import type { Lookups } from "./named.ts";
import { nextRows } from "./next-rows.ts";
import { countPlans } from "./outcomes.ts";
import type { UnknownName } from "./relation-keys.ts";
import { askByIndex, type FileRow, holdImport, moveCursor, savePlans } from "./rows.ts";
import { stopFor } from "./stop.ts";
import { imports } from "./table.ts";

/** What a pass over the file has gathered so far. */
interface Pass {
  counts: PlanCounts;
  unknown: Map<string, UnknownName>;
  /** Of the kind: what has been met in the file. */
  seen: unknown;
  kind: ImportKind | null;
  lookups: Lookups | null;
}

/** How far the check is, and the rows after it, being read while the database writes down what was found. */
interface Place {
  cursor: number;
  doneRows: number;
  ahead: Promise<FileRow[] | null> | null;
}

const MOST_NAMES = 500;

/**
 * Reads every row against the base and writes down what would become of it. Nothing of the base changes. It begins
 * anew when interrupted: what stands in one file twice is known only to a pass over the whole of it.
 */
export async function checkImport(importId: string, now: () => Date): Promise<void> {
  const counts = Object.fromEntries([...plans, "warned"].map((plan) => [plan, 0])) as PlanCounts;
  const pass: Pass = { counts, unknown: new Map(), seen: null, kind: null, lookups: null };
  await db
    .update(imports)
    .set({ cursor: 0, doneRows: 0, progressAt: now() })
    .where(sql`${imports.id} = ${importId} and ${imports.state} = 'checking'`);
  let at: Place = { cursor: 0, doneRows: 0, ahead: null };
  for (;;) {
    const next = await inTransaction((tx) => checkChunk(tx, importId, at, pass, now()));
    if (next === null) return;
    at = next;
  }
}

async function checkChunk(tx: Tx, importId: string, at: Place, pass: Pass, now: Date): Promise<Place | null> {
  await askByIndex(tx);
  const work = await holdImport(tx, importId);
  if (work?.state !== "checking" || work.cursor !== at.cursor) return null;
  const author = await authorActor(tx, work.authorId);
  if (!author) return stopFor(tx, work, "author_left", now);
  pass.kind ??= await kindWithOwn(work.kind, tx);
  const { kind } = pass;
  pass.seen ??= kind.nothingSeen();
  pass.lookups ??= await loadLookups(tx, author, work);
  const { lookups } = pass;
  const rows = (await at.ahead) ?? (await nextRows(tx, work, kind, lookups));
  if (rows.length === 0) {
    if (kind.settle) {
      await kind.settle(tx, importId);
      Object.assign(pass.counts, await countPlans(tx, importId));
    }
    const unknown = [...pass.unknown.values()].sort((a, b) => b.count - a.count).slice(0, MOST_NAMES);
    await tx
      .update(imports)
      .set({
        state: "ready",
        plan: pass.counts,
        unknown,
        progressAt: now,
        version: sql`${imports.version} + 1`,
      })
      .where(eq(imports.id, importId));
    return null;
  }
  const to = { cursor: rows.at(-1)?.rowNo ?? work.cursor, doneRows: work.doneRows + rows.length };
  const judged = await kind.plan(tx, { work, kind, author, lookups, rows, now }, pass.seen);
  const ahead = nextRows(db, { ...work, ...to }, kind, lookups).catch(() => null);
  await savePlans(
    tx,
    importId,
    rows.map(({ draft }, index) => {
      const judgement = judged[index] as (typeof judged)[number];
      const { plan, clientId, twin = null, intoRow = null, paperKey = null } = judgement;
      count(draft, pass);
      pass.counts[plan] += 1;
      return { rowNo: draft.rowNo, plan, clientId, twin, intoRow, paperKey, problems: draft.problems };
    }),
  );
  return (await moveCursor(tx, work, to, now)) ? { ...to, ahead } : null;
}

function count({ problems, unknown }: BaseDraft, pass: Pass): void {
  if (problems.some(({ level }) => level === "warning")) pass.counts.warned += 1;
  for (const { relation, name, ambiguous } of unknown) {
    const key = `${relation}\n${name}`;
    const known = pass.unknown.get(key);
    if (known) known.count += 1;
    else pass.unknown.set(key, { relation, name, ambiguous, count: 1 });
  }
}
