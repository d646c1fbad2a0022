import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import type { StaffActor } from "#db/actor.ts";
import * as commands from "#db/assignments/commands.ts";
import { type MoveName, moveNames, movesFor } from "#db/assignments/moves.ts";
import { assignments } from "#db/assignments/table.ts";
import { Refused } from "#db/errors.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import type { Office } from "./custody-office.ts";

/** One random command: numbers pick among what exists when it is carried out. */
export interface RandomCommand {
  command: "issue" | MoveName;
  actor: number;
  item: number;
  to: number;
  toDepartment: boolean;
  client: number;
  stale: boolean;
  pastTerm: boolean;
  ownTerm: boolean;
}

const one = fc.nat({ max: 999 });
const rarely = fc.nat({ max: 11 }).map((value) => value === 0);

export const randomCommand: fc.Arbitrary<RandomCommand> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: fc.constant("issue" as const) },
    { weight: 12, arbitrary: fc.constantFrom(...moveNames) },
  ),
  actor: one,
  item: one,
  to: one,
  toDepartment: fc.boolean(),
  client: one,
  stale: rarely,
  pastTerm: rarely,
  ownTerm: fc.boolean(),
});

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

/**
 * Carry the command out as the office would. Most moves are given to somebody who may make them, or walks would never
 * leave the first state. Answers the touched id, the refusal if there was one, and whether the rules promise success
 * (as long as nobody else moves it meanwhile).
 */
export async function perform(office: Office, ids: string[], random: RandomCommand, now: Date) {
  const dueAt = new Date(now.getTime() + (random.pastTerm ? -1 : 1 + (random.to % 50)) * 3_600_000);
  const to = random.toDepartment
    ? { departmentId: pick(office.departmentIds, random.to) }
    : { executorId: pick(office.people, random.to).id };
  const clientId = random.client % 4 === 0 ? undefined : pick(office.clientIds, random.client);
  if (random.command === "issue" || ids.length === 0) {
    const actor = pick(office.people, random.actor);
    const input = { key: randomUUID(), title: "Перезвонить", ...to, clientId, dueAt };
    return { ...(await attempt((tx) => commands.issueAssignment(tx, actor, input, now))), expected: null };
  }
  const id = pick(ids, random.item);
  const [item] = await db.select().from(assignments).where(eq(assignments.id, id));
  if (!item) throw new Error(`Assignment ${id} has disappeared`);
  const able = office.people.filter((person) => movesFor(item, person).includes(random.command as MoveName));
  const actor =
    able.length > 0 && random.actor % 3 > 0 ? pick(able, random.actor) : pick(office.people, random.actor);
  const target = { id, expectedVersion: item.version - (random.stale ? 1 : 0) };
  const own = random.ownTerm ? { dueAt } : {};
  const outcome = await attempt((tx) =>
    move(tx, actor, random.command as MoveName, target, { own, to, dueAt }, now),
  );
  const needsTerm =
    random.command === "resend" || (random.ownTerm && ["accept", "return"].includes(random.command));
  const isTheirs = able.includes(actor) && !random.stale && !(needsTerm && random.pastTerm);
  return { ...outcome, id, expected: isTheirs };
}

type Target = { id: string; expectedVersion: number };
type Terms = { own: { dueAt?: Date }; to: { executorId?: string; departmentId?: string }; dueAt: Date };

function move(
  tx: Tx,
  actor: StaffActor,
  name: MoveName,
  target: Target,
  { own, to, dueAt }: Terms,
  now: Date,
) {
  const text = "Так вышло";
  const run: Record<MoveName, () => Promise<{ id: string }>> = {
    accept: () => commands.acceptAssignment(tx, actor, { ...target, ...own }, now),
    start: () => commands.startAssignment(tx, actor, target, now),
    decline: () => commands.declineAssignment(tx, actor, { ...target, reason: text }, now),
    clarify: () => commands.clarifyAssignment(tx, actor, { ...target, question: text }, now),
    report: () => commands.reportAssignment(tx, actor, { ...target, result: text }, now),
    answer: () => commands.answerAssignment(tx, actor, { ...target, answer: text }, now),
    confirm: () => commands.confirmAssignment(tx, actor, target, now),
    return: () => commands.returnAssignment(tx, actor, { ...target, remark: text, ...own }, now),
    resend: () => commands.resendAssignment(tx, actor, { ...target, ...to, dueAt }, now),
    cancel: () => commands.cancelAssignment(tx, actor, { ...target, reason: text }, now),
  };
  return run[name]();
}

async function attempt(run: (tx: Tx) => Promise<{ id: string }>) {
  try {
    const { id } = await inTransaction(run);
    return { id, refusal: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { id: null, refusal: error.code };
  }
}
