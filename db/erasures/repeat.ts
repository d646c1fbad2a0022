import { eq, sql } from "drizzle-orm";
import type { Act } from "#db/erasures/acts-file.ts";
import { carryOut } from "#db/erasures/carry-out.ts";
import { erasures } from "#db/erasures/table.ts";
import type { Tx } from "#db/index.ts";

/**
 * Forgets once more, in a base that was filled from a copy: every act that the copy does not know, or knows only as
 * ordered. Answers how many there were.
 */
export async function repeatErasures(
  tx: Tx,
  acts: readonly Act[],
  work: { secret: string; now: Date },
): Promise<number> {
  let repeated = 0;
  for (const act of acts) {
    const [known] = await tx.select().from(erasures).where(eq(erasures.id, act.id));
    if (known?.doneAt) continue;
    const row = known ?? (await writeAct(tx, act));
    await carryOut(tx, { ...row, doneAt: new Date(act.doneAt) }, work);
    repeated++;
  }
  return repeated;
}

/** Under its own number; under a new one when the copy has given that to somebody else. */
async function writeAct(tx: Tx, { orderedAt, doneAt: _, ...act }: Act) {
  const [clash] = await tx.select({ id: erasures.id }).from(erasures).where(eq(erasures.number, act.number));
  const [top] = await tx.select({ n: sql<number>`coalesce(max(${erasures.number}), 0)::int` }).from(erasures);
  const number = clash ? (top?.n ?? 0) + 1 : act.number;
  const [row] = await tx
    .insert(erasures)
    .values({ ...act, number, orderedAt: new Date(orderedAt) })
    .returning();
  if (!row) throw new Error("the act was not written");
  return row;
}
