import { asc, eq } from "drizzle-orm";
import { type ClockStep, type Clocks, type ClockTerms, replayAll } from "#db/complaints/clocks.ts";
import { complaintClockEvents } from "#db/complaints/table.ts";
import type { Reader, Tx } from "#db/index.ts";
import { branches } from "#db/staff/table.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

/** Whose working time counts: the branch's, or the company's own where none is known. */
export async function zoneOfBranch(reader: Reader, branchId: string | null): Promise<string> {
  if (branchId === null) return DEFAULT_ZONE;
  const [row] = await reader
    .select({ zone: branches.timeZone })
    .from(branches)
    .where(eq(branches.id, branchId));
  return row?.zone ?? DEFAULT_ZONE;
}

/** Everything that ever happened to both clocks, oldest first. */
export async function clockSteps(reader: Reader, complaintId: string) {
  const rows = await reader
    .select({
      clock: complaintClockEvents.clock,
      event: complaintClockEvents.event,
      at: complaintClockEvents.at,
      dueAt: complaintClockEvents.dueAt,
      terms: complaintClockEvents.terms,
    })
    .from(complaintClockEvents)
    .where(eq(complaintClockEvents.complaintId, complaintId))
    .orderBy(asc(complaintClockEvents.at), asc(complaintClockEvents.id));
  return rows.map((row) => ({ ...row, terms: row.terms as ClockTerms | null }));
}

export const cachesOf = ({ legal, internal }: Clocks) => ({
  legalDueAt: legal.dueAt,
  internalDueAt: internal.dueAt,
});

/** Write events down, each with the term that is in force after it. `before` is what had happened until now. */
export async function appendClockSteps(
  tx: Tx,
  complaintId: string,
  before: readonly ClockStep[],
  steps: readonly ClockStep[],
  zone: string,
): Promise<Clocks> {
  const rows = steps.map((step, i) => {
    const after = replayAll([...before, ...steps.slice(0, i + 1)], zone);
    return { ...step, complaintId, dueAt: after[step.clock].dueAt };
  });
  if (rows.length > 0) await tx.insert(complaintClockEvents).values(rows);
  return replayAll([...before, ...steps], zone);
}
