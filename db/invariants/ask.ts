import { db } from "#db/index.ts";
import type { QuestionKey } from "#db/invariants/questions.ts";
import { questionKeys, questions } from "#db/invariants/questions.ts";

export type Counts = Record<QuestionKey, number>;

/** Asks everything now. One after another: a page that counts must not take all connections of the office. */
export async function askAll(now: Date): Promise<Counts> {
  const counts: Partial<Counts> = {};
  for (const key of questionKeys) {
    const [row] = await db.execute<{ n: number }>(questions[key].count(now));
    if (row === undefined) throw new Error(`The question ${key} has no answer`);
    counts[key] = row.n;
  }
  return counts as Counts;
}
