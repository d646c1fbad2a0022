import { eq } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { recordEvent } from "../events.ts";
import type { Tx } from "../index.ts";
import { refreshNextDue } from "./client-term.ts";
import type { StepCommand } from "./moves.ts";
import { custodianOf } from "./states.ts";
import { type Assignment, assignmentSteps, assignments } from "./table.ts";

/** What a command may change; custody, generation and version follow from it. */
export type Change = Partial<
  Pick<
    Assignment,
    | "state"
    | "issuerId"
    | "executorId"
    | "departmentId"
    | "askedDueAt"
    | "dueAt"
    | "round"
    | "acceptedAt"
    | "startedAt"
    | "reportedAt"
    | "closedAt"
  >
>;

/** What a page needs to go on: the next command names this version. */
export interface Moved {
  id: string;
  version: number;
  state: Assignment["state"];
}

/** Write one step: the row, its link in the chain, the audit row and the client's next term. */
export async function advance(
  tx: Tx,
  actor: StaffActor,
  before: Assignment,
  command: StepCommand,
  change: Change,
  { remark, now }: { remark?: string; now: Date },
): Promise<Assignment> {
  const next = { ...before, ...change };
  const isNewTerm = next.dueAt.getTime() !== before.dueAt.getTime();
  const after: Assignment = {
    ...next,
    custodianId: custodianOf(next),
    generation: before.generation + (isNewTerm ? 1 : 0),
    version: before.version + 1,
  };
  const changed = difference(before, after);
  await tx.update(assignments).set(changed.after).where(eq(assignments.id, before.id));
  await appendStep(tx, actor, after, command, before.state, { remark, now });
  await recordEvent(tx, actor, {
    command: `assignment.${command}`,
    entity: "assignment",
    entityId: before.id,
    before: changed.before,
    after: { ...changed.after, ...(remark ? { remark } : {}) },
  });
  if (after.clientId) await refreshNextDue(tx, after.clientId);
  return after;
}

/** One link of the chain: where the assignment stands after the command. */
export async function appendStep(
  tx: Tx,
  actor: StaffActor,
  after: Assignment,
  command: StepCommand,
  fromState: Assignment["state"] | null,
  { remark, now }: { remark?: string; now: Date },
): Promise<void> {
  await tx.insert(assignmentSteps).values({
    assignmentId: after.id,
    seq: after.version,
    at: now,
    actorId: actor.id,
    command,
    fromState,
    toState: after.state,
    custodianId: after.custodianId,
    executorId: after.executorId,
    departmentId: after.departmentId,
    dueAt: after.dueAt,
    remark: remark || null,
  });
}

function difference(before: Assignment, after: Assignment) {
  const names = (Object.keys(after) as (keyof Assignment)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (row: Assignment): Partial<Assignment> =>
    Object.fromEntries(names.map((name) => [name, row[name]]));
  return { before: pick(before), after: pick(after) };
}

export const moved = ({ id, version, state }: Assignment): Moved => ({ id, version, state });
