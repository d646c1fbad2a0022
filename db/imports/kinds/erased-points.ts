import { sql } from "drizzle-orm";
import { isErasedPoint } from "#db/erasures/hashes.ts";
import { note } from "#db/imports/cell.ts";
import type { Tx } from "#db/index.ts";
import type { PointedDraft } from "./clients/draft.ts";

/** Tells of rows that bring back a phone or an e-mail of somebody who was erased and has agreed to nothing since. */
export async function warnOfErased(tx: Tx, drafts: readonly PointedDraft[]): Promise<void> {
  const pointsOf = ({ points }: PointedDraft) => points.filter(({ kind }) => kind !== "site");
  const values = [...new Set(drafts.flatMap(pointsOf).map(({ value }) => value))];
  if (values.length === 0) return;
  const rows = await tx.execute<{ value: string }>(sql`
    select v.value from unnest(${sql.param(values)}::text[]) as v(value) where ${isErasedPoint(sql`v.value`)}`);
  const gone = new Set(rows.map(({ value }) => value));
  if (gone.size === 0) return;
  for (const draft of drafts)
    for (const { value } of pointsOf(draft)) if (gone.has(value)) note(draft, "erased_person", value, "");
}
