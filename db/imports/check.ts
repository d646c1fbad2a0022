import { eq, sql } from "drizzle-orm";
import { db, inTransaction, type Tx } from "#db/index.ts";
import type { BaseDraft } from "./cell.ts";
import { type PlanCounts, plans } from "./input.ts";
import { countPlans } from "./outcomes.ts";
import { holdFor, openPass, type Pass } from "./pass.ts";
import type { UnknownName } from "./relation-keys.ts";
import { askByIndex, moveCursor, savePlans } from "./rows.ts";
import { imports } from "./table.ts";

/** What the check has gathered so far. */
interface Found {
  counts: PlanCounts;
  unknown: Map<string, UnknownName>;
  /** Of the kind: what has been met in the file. */
  seen: unknown;
}

const MOST_NAMES = 500;

/**
 * Reads every row against the base and writes down what would become of it. Nothing of the base changes. It begins
 * anew when interrupted: what stands in one file twice is known only to a pass over the whole of it.
 */
export async function checkImport(importId: string, now: () => Date, portion?: number): Promise<void> {
  await db
    .update(imports)
    .set({ cursor: 0, doneRows: 0, progressAt: now() })
    .where(sql`${imports.id} = ${importId} and ${imports.state} = 'checking'`);
  const pass = await openPass(importId, "checking", { now: now(), portion });
  if (!pass) return;
  const counts = Object.fromEntries([...plans, "warned"].map((plan) => [plan, 0])) as PlanCounts;
  const found: Found = { counts, unknown: new Map(), seen: pass.kind.nothingSeen() };
  while (await checkPortion(pass, found, now()));
}

async function checkPortion(pass: Pass, found: Found, now: Date): Promise<boolean> {
  const { importId, kind, lookups } = pass;
  const rows = await pass.rows.after(pass.cursor);
  return inTransaction(async (tx) => {
    await askByIndex(tx);
    const held = await holdFor(tx, pass, now);
    if (!held) return false;
    const { work, author } = held;
    const last = rows.at(-1);
    if (!last) {
      await finish(tx, pass, found, now);
      return false;
    }
    const judged = await kind.plan(tx, { work, kind, author, lookups, rows, now }, found.seen);
    await savePlans(
      tx,
      importId,
      rows.map(({ draft }, index) => {
        const judgement = judged[index] as (typeof judged)[number];
        const { plan, clientId, twin = null, intoRow = null, paperKey = null } = judgement;
        count(draft, found);
        found.counts[plan] += 1;
        return { rowNo: draft.rowNo, plan, clientId, twin, intoRow, paperKey, problems: draft.problems };
      }),
    );
    const to = { cursor: last.rowNo, doneRows: work.doneRows + rows.length };
    Object.assign(pass, to);
    return moveCursor(tx, work, to, now);
  });
}

async function finish(tx: Tx, { importId, kind }: Pass, found: Found, now: Date): Promise<void> {
  if (kind.settle) {
    await kind.settle(tx, importId);
    Object.assign(found.counts, await countPlans(tx, importId));
  }
  const unknown = [...found.unknown.values()].sort((a, b) => b.count - a.count).slice(0, MOST_NAMES);
  await tx
    .update(imports)
    .set({
      state: "ready",
      plan: found.counts,
      unknown,
      progressAt: now,
      version: sql`${imports.version} + 1`,
    })
    .where(eq(imports.id, importId));
}

function count({ problems, unknown }: BaseDraft, found: Found): void {
  if (problems.some(({ level }) => level === "warning")) found.counts.warned += 1;
  for (const { relation, name, ambiguous } of unknown) {
    const key = `${relation}\n${name}`;
    const known = found.unknown.get(key);
    if (known) known.count += 1;
    else found.unknown.set(key, { relation, name, ambiguous, count: 1 });
  }
}
