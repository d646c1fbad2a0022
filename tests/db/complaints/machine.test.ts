import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { clockSteps } from "#db/complaints/clock-events.ts";
import { replayAll } from "#db/complaints/clocks.ts";
import { type ComplaintMove, complaintMoveNames, complaintMoves } from "#db/complaints/moves.ts";
import type { ComplaintKind } from "#db/complaints/registries.ts";
import { complaintStates } from "#db/complaints/states.ts";
import { db } from "#db/index.ts";
import { makeToken } from "#db/tokens.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { entriesOf, hours, lodge, makeBook, rowOf, run, type TestBook } from "./book.ts";

const { owner } = await testDatabase();
const commands = await import("#db/complaints/commands.ts");
const { Refused } = await import("#db/errors.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

const text = "Достаточно длинные слова, чтобы их приняли";
type Target = { id: string; expectedVersion: number };
type Act = (actor: StaffActor, target: Target, at: Date) => Promise<unknown>;

/** Each move with input that is right in itself: whether it may be made is for the rules to say. */
const acts: Record<ComplaintMove, Act> = {
  take: (who, on, at) => run(commands.takeComplaint, who, on, at),
  accept: (who, on, at) => run(commands.acceptComplaint, who, on, at),
  decline: (who, on, at) => run(commands.declineComplaint, who, { ...on, reason: text }, at),
  give_back: (who, on, at) => run(commands.giveBackComplaint, who, { ...on, reason: text }, at),
  assign: (who, on, at) => run(commands.assignComplaint, who, { ...on, staffId: book.engineer.id }, at),
  ask: (who, on, at) => run(commands.askClient, who, { ...on, question: text }, at),
  reply: (who, on, at) => run(commands.recordReply, who, { ...on, text }, at),
  resume: (who, on, at) => run(commands.resumeWork, who, on, at),
  decide: (who, on, at) => {
    const verdict = { verdict: "justified", decision: text, rootCause: "Крепление" } as const;
    return run(commands.decideComplaint, who, { ...on, ...verdict }, at);
  },
  answer: (who, on, at) => run(commands.answerComplaint, who, { ...on, text }, at),
  resend: (who, on, at) => run(commands.resendAnswer, who, on, at),
  tell: (who, on, at) =>
    run(commands.recordTelling, who, { ...on, way: "phone", who: "Лебедева Анна", toldAt: at }, at),
  close: (who, on, at) =>
    run(commands.closeComplaint, who, { ...on, outcome: "resolved", costKopecks: 0 }, at),
  reopen: (who, on, at) => run(commands.reopenComplaint, who, { ...on, reason: text }, at),
  edit: (who, on, at) =>
    run(commands.editComplaint, who, { ...on, severity: at.getTime() % 2 ? "low" : "high" }, at),
  note: (who, on, at) => run(commands.addNote, who, { key: `note-${at.getTime()}`, id: on.id, text }, at),
};

/** Everything that must hold of an entry of the book, whatever was done to it. */
async function check(id: string) {
  const row = await rowOf(id);
  const zone = "Europe/Moscow";
  const clocks = replayAll(await clockSteps(db, id), zone);
  expect(row.ownerId).not.toBeNull();
  expect(row.legalDueAt).toEqual(clocks.legal.dueAt);
  expect(row.internalDueAt).toEqual(clocks.internal.dueAt);
  const { clock } = complaintStates[row.state];
  expect(row.legalDueAt === null).toBe(clock === "stopped");
  expect(clocks.internal.state).toBe(clock);
  const [{ count } = { count: -1 }] = await owner`
    select count(*)::int as count from events where entity_id = ${id} and entity = 'complaint'`;
  expect(await entriesOf(id)).toHaveLength(count);
  expect(row.state === "closed").toBe(row.closedAt !== null);
  return row;
}

test("whatever is done by whomever, an open complaint has one owner, two terms and a whole history", async () => {
  const kind = fc.constantFrom<ComplaintKind>("complaint", "praise", "request");
  const step = fc.record({
    move: fc.constantFrom(...complaintMoveNames, "client" as const),
    who: fc.integer({ min: 0, max: 5 }),
    wait: fc.integer({ min: 1, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(kind, fc.array(step, { minLength: 4, maxLength: 14 }), async (itsKind, steps) => {
      const people = [
        ...[book.quality, book.checker, book.engineer],
        ...[book.director, book.manager, book.outsider],
      ];
      const { id } = await lodge({ kind: itsKind });
      let gone = 0;
      for (const { move, who, wait } of steps) {
        gone += wait;
        const at = hours(gone);
        const before = await rowOf(id);
        const actor = people[who] as StaffActor;
        const done =
          move === "client"
            ? run(
                (tx, _, given: { token: string; text: string }, when) =>
                  commands.clientReplied(tx, given, when),
                actor,
                { token: makeToken("complaint", id), text },
                at,
              )
            : acts[move](actor, { id, expectedVersion: before.version }, at);
        const error = await done.then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null) expect(error).toBeInstanceOf(Refused);
        const after = await check(id);
        if (error !== null) expect(after.version).toBe(before.version);
        else if (move !== "client") expect(complaintMoves[move].to).toContain(after.state);
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
