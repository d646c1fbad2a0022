import { eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { OrderErasure } from "#db/erasures/input.ts";
import { planErasure } from "#db/erasures/plan.ts";
import { findSubject } from "#db/erasures/subject.ts";
import { erasures } from "#db/erasures/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { can } from "#db/permissions.ts";

const sameWord = (a: string, b: string) =>
  a.toLowerCase().replaceAll("ё", "е").trim() === b.toLowerCase().replaceAll("ё", "е").trim();

/**
 * Orders that a person be forgotten. Nothing is blanked here, where requests come in: the worker does it as the owner of
 * the tables. What was shown, the typed name and everything that forbids it are looked at once more.
 */
export async function orderErasure(
  tx: Tx,
  actor: StaffActor,
  input: OrderErasure,
  now: Date,
): Promise<{ number: number }> {
  if (!can(actor, "subject.erase")) throw new Refused("forbidden");
  const { subjectKind, subjectId, ground, basis } = input;
  return once(tx, actor, "erasure.order", { key: input.key }, async () => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('erasure order', 0))`);
    const subject = found(await findSubject(tx, actor, subjectKind, subjectId));
    const [earlier] = await tx
      .select({ id: erasures.id })
      .from(erasures)
      .where(eq(erasures.subjectId, subjectId));
    if (earlier) throw new Refused("erasure_ordered");
    const plan = await planErasure(subject, tx);
    if (plan.blocks.length > 0) throw new Refused("erasure_blocked");
    if (!sameWord(input.word, plan.word)) throw new Refused("erasure_word", { field: "word" });
    if (input.seen !== plan.seen) throw new Refused("erasure_changed");
    const [last] = await tx
      .select({ n: sql<number>`coalesce(max(${erasures.number}), 0)::int` })
      .from(erasures);
    const number = (last?.n ?? 0) + 1;
    const [row] = await tx
      .insert(erasures)
      .values({ number, subjectKind, subjectId, ground, basis, orderedAt: now, orderedBy: actor.id })
      .returning({ id: erasures.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "erasure.order",
      entity: "erasure",
      entityId: id,
      after: { number, subjectKind, subjectId, ground, counts: plan.counts },
    });
    await enqueueJob(tx, "erasures.run", { erasureId: id });
    return { number };
  });
}
