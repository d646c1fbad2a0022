import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import type { Tx } from "#db/index.ts";
import { hold, order } from "./hold.ts";
import type * as input from "./input.ts";
import { countOutcomes } from "./outcomes.ts";
import type { RowProblem } from "./problems.ts";
import { importRows } from "./table.ts";

/**
 * Stops the work midway. What is being checked goes back to its columns. Of what is being written, the rows that are in
 * stay, and the rest is told as left out; or everything is taken back at once.
 */
export async function stopImport(
  tx: Tx,
  actor: StaffActor,
  { importId, version, keep }: z.output<typeof input.stopImport>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, ["checking", "running"]);
  if (held.state === "checking") {
    return order(tx, actor, held, "import.stop", { state: "mapping", plan: null, progressAt: now });
  }
  const left: RowProblem = { column: null, code: "stopped", level: "skip", value: "" };
  await tx
    .update(importRows)
    .set({
      outcome: "skipped",
      clientId: null,
      problems: sql`${importRows.problems} || ${JSON.stringify([left])}::text::jsonb`,
    })
    .where(and(eq(importRows.importId, importId), isNull(importRows.outcome)));
  const result = await countOutcomes(tx, importId);
  const ended = { result, finishedAt: now, progressAt: now } as const;
  const change = keep
    ? ({ ...ended, state: "done" } as const)
    : ({ ...ended, state: "undoing", cursor: 2_147_483_647, doneRows: 0 } as const);
  return order(tx, actor, held, "import.stop", change, { after: { keep, ...result } });
}
