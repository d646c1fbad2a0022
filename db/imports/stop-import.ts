import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import type { Tx } from "#db/index.ts";
import { hold, order } from "./hold.ts";
import type * as input from "./input.ts";

/**
 * Stops the work midway. What is being checked goes back to its columns. Of what is being written, the rows that are in
 * stay, and the rest is told as left out; or everything is taken back at once. Telling half a million rows takes the
 * worker a while: whoever stops does not wait for it.
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
  const state = keep ? "stopping" : "withdrawing";
  return order(tx, actor, held, "import.stop", { state, progressAt: now }, { after: { keep } });
}
