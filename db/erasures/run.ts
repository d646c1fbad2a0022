import { and, eq, isNotNull } from "drizzle-orm";
import { keepActs } from "#db/erasures/acts-file.ts";
import { carryOut } from "#db/erasures/carry-out.ts";
import { blocksOf } from "#db/erasures/plan.ts";
import { loadSubject } from "#db/erasures/subject.ts";
import { type Erasure, erasures } from "#db/erasures/table.ts";
import type { Tx } from "#db/index.ts";
import { asOwner } from "#db/owner.ts";
import { staff } from "#db/staff/table.ts";

export interface ErasureWork {
  ownerUrl: string;
  /** Where the copies lie: the acts are kept beside them. */
  folder: string;
  secret: string;
}

/**
 * Carries out one act. The row alone is not enough: whoever it names as having ordered must be a director, for the
 * application may write such rows. Done already, only the file of the acts is written again.
 */
export async function runErasure(work: ErasureWork, erasureId: string, now: Date): Promise<void> {
  await asOwner(work.ownerUrl, async (tx) => {
    const [row] = await tx
      .select({ erasure: erasures })
      .from(erasures)
      .innerJoin(staff, and(eq(staff.id, erasures.orderedBy), eq(staff.role, "director")))
      .where(eq(erasures.id, erasureId))
      .for("update", { of: erasures });
    if (!row) throw new Error(`No director has ordered the erasure ${erasureId}`);
    if (row.erasure.doneAt !== null) return;
    await refuseBlocked(tx, row.erasure);
    await carryOut(tx, row.erasure, { secret: work.secret, now });
  });
  await keepAllActs(work);
}

/** Between the order and the work a complaint or a promise may have come: the job is tried again until it has ended. */
async function refuseBlocked(tx: Tx, { number, subjectKind, subjectId }: Erasure): Promise<void> {
  const subject = await loadSubject(tx, subjectKind, subjectId);
  const blocks = subject ? await blocksOf(subject, tx) : [];
  if (blocks.length > 0)
    throw new Error(`The erasure ${number} waits for: ${blocks.map(({ why }) => why).join(", ")}`);
}

/** Everything that was carried out so far, into the file beside the copies. */
export async function keepAllActs({ ownerUrl, folder, secret }: ErasureWork): Promise<void> {
  const done = await asOwner(ownerUrl, (tx) => tx.select().from(erasures).where(isNotNull(erasures.doneAt)));
  if (done.length > 0) keepActs(folder, secret, done);
}
