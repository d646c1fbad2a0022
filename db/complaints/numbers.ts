import { sql } from "drizzle-orm";
import { type ComplaintKind, complaintKinds } from "#db/complaints/registries.ts";
import { complaintNumbers } from "#db/complaints/table.ts";
import { found } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { localDate } from "#db/values/time.ts";

/**
 * The next number of the kind: «Ж-2026-00042». Its row stays locked until the transaction ends, and one that fails
 * gives its number back: no gaps, no doubles.
 */
export async function nextNumber(tx: Tx, kind: ComplaintKind, now: Date, zone: string): Promise<string> {
  const year = Number(localDate(now, zone).slice(0, 4));
  const [row] = await tx
    .insert(complaintNumbers)
    .values({ kind, year, last: 1 })
    .onConflictDoUpdate({
      target: [complaintNumbers.kind, complaintNumbers.year],
      set: { last: sql`${complaintNumbers.last} + 1` },
    })
    .returning({ last: complaintNumbers.last });
  return numberOf(kind, year, found(row).last);
}

export const numberOf = (kind: ComplaintKind, year: number, n: number) =>
  `${complaintKinds[kind].series}-${year}-${String(n).padStart(5, "0")}`;
