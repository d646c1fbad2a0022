import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { appendClockSteps, cachesOf, clockSteps, zoneOfBranch } from "#db/complaints/clock-events.ts";
import type { ClockStep } from "#db/complaints/clocks.ts";
import type { EntryCommand } from "#db/complaints/moves.ts";
import { type Complaint, complaintEntries, complaints, type EntryKind } from "#db/complaints/table.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";

/** What a command may change; version and the caches of the clocks follow from it. */
export type Change = Partial<Omit<Complaint, "id" | "number" | "version" | "legalDueAt" | "internalDueAt">>;

interface Told {
  now: Date;
  kind?: EntryKind;
  text?: string | null;
  visibleToClient?: boolean;
  changed?: Record<string, [unknown, unknown]>;
  outboxId?: string | null;
  /** What the command does to the clocks. */
  clocks?: readonly ClockStep[];
}

/** What a page needs to go on: the next command names this version. */
export interface Moved {
  id: string;
  version: number;
  state: Complaint["state"];
}

export const moved = ({ id, version, state }: Complaint): Moved => ({ id, version, state });

/** Write one step: the clocks, the row, its entry in the book and the audit row. A null actor is the client. */
export async function advance(
  tx: Tx,
  actor: StaffActor | null,
  before: Complaint,
  command: EntryCommand,
  change: Change,
  told: Told,
): Promise<Complaint> {
  const { now, clocks = [] } = told;
  const due = clocks.length > 0 ? await turnClocks(tx, before, change, clocks) : {};
  const set = { ...change, ...due, version: before.version + 1 };
  await tx.update(complaints).set(set).where(eq(complaints.id, before.id));
  const after = { ...before, ...set };
  const changed = difference(before, after);
  await tx.insert(complaintEntries).values({
    complaintId: before.id,
    at: now,
    kind: told.kind ?? "move",
    command,
    authorId: actor?.id ?? null,
    byClient: actor === null,
    visibleToClient: told.visibleToClient ?? false,
    fromState: before.state,
    toState: after.state,
    ownerId: after.ownerId === before.ownerId ? null : after.ownerId,
    text: told.text || null,
    changed: told.changed ?? null,
    outboxId: told.outboxId ?? null,
  });
  await recordEvent(tx, actor, {
    command: `complaint.${command}`,
    entity: "complaint",
    entityId: before.id,
    before: changed.before,
    after: { ...changed.after, ...(told.text ? { text: told.text } : {}) },
  });
  return after;
}

async function turnClocks(tx: Tx, before: Complaint, change: Change, steps: readonly ClockStep[]) {
  const zone = await zoneOfBranch(tx, change.branchId === undefined ? before.branchId : change.branchId);
  const known = await clockSteps(tx, before.id);
  return cachesOf(await appendClockSteps(tx, before.id, known, steps, zone));
}

/** What the state does to our own clock: it stands still only while the client is asked. */
export function clocksOnMove(from: Complaint["state"], to: Complaint["state"], now: Date): ClockStep[] {
  const turn = (event: "pause" | "resume") => [{ clock: "internal", event, at: now, terms: null }] as const;
  if (to === "waiting_client" && from !== to) return [...turn("pause")];
  return from === "waiting_client" && from !== to ? [...turn("resume")] : [];
}

function difference(before: Complaint, after: Complaint) {
  const names = (Object.keys(after) as (keyof Complaint)[]).filter(
    (name) => name !== "search" && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (row: Complaint): Partial<Complaint> =>
    Object.fromEntries(names.map((name) => [name, row[name]]));
  return { before: pick(before), after: pick(after) };
}
