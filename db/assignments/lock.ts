import { and, eq } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { found, Refused } from "../errors.ts";
import type { Tx } from "../index.ts";
import { staff } from "../staff/table.ts";
import { shortName } from "../values/person-name.ts";
import { isTimely, type MoveName, moves, whyNotTheirs } from "./moves.ts";
import { visibleTo } from "./scope.ts";
import { type Assignment, assignments } from "./table.ts";

interface Target {
  id: string;
  expectedVersion: number;
}

/**
 * Lock the assignment through the actor's scope and make sure that the move is theirs to make, from what they saw.
 * Who was beaten to it hears by whom rather than that the page is old.
 */
export async function lockFor(
  tx: Tx,
  actor: StaffActor,
  name: MoveName,
  target: Target,
): Promise<Assignment> {
  const [row] = await tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.id, target.id), visibleTo(actor)))
    .for("update");
  const item = found(row);
  const refusal = whyNotTheirs(item, actor, name);
  if (refusal === "already_taken") throw new Refused(refusal, await takenBy(tx, item));
  if (refusal) throw new Refused(refusal);
  if (item.version !== target.expectedVersion) throw await stale(tx, item, name, target);
  if (!isTimely(item, name)) throw new Refused("wrong_state", { state: item.state });
  return item;
}

async function nameOf(tx: Tx, staffId: string | null) {
  if (staffId === null) return null;
  const [row] = await tx.select().from(staff).where(eq(staff.id, staffId));
  return row ? shortName(row) : null;
}

async function takenBy(tx: Tx, item: Assignment) {
  return { name: await nameOf(tx, item.executorId), at: item.acceptedAt?.toISOString() ?? null };
}

/** Both sides of a lost race: what the person meant to do from which version, and what stands now. */
async function stale(tx: Tx, item: Assignment, name: MoveName, { id: _, expectedVersion, ...yours }: Target) {
  return new Refused("stale", {
    yours: { move: name, leadsTo: moves[name].to[0], version: expectedVersion, ...yours },
    now: {
      version: item.version,
      state: item.state,
      holder: await nameOf(tx, item.custodianId),
      dueAt: item.dueAt.toISOString(),
    },
  });
}
