import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { HANDED_TO } from "#db/complaints/moves.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  clockEventsOf,
  code,
  entriesOf,
  from,
  inWork,
  kindsOf,
  lettersOf,
  lodge,
  makeBook,
  now,
  rowOf,
  run,
  seen,
  type TestBook,
} from "./book.ts";

const { owner } = await testDatabase();
const commands = await import("#db/complaints/commands.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

const reason = "Не наш участок: монтировала другая бригада";
const eventsOf = async (id: string) =>
  (await owner`select command from events where entity_id = ${id} order by at, id`).map(
    ({ command }) => command,
  );
const told = async (id: string, kind: string) =>
  (await lettersOf(id)).filter((letter) => letter.kind === kind).map(({ staffId }) => staffId);
const assign = async (actor: StaffActor, id: string, to: StaffActor) =>
  run(commands.assignComplaint, actor, { ...(await seen(id)), staffId: to.id });

describe("taking", () => {
  test("puts it into work: one entry, one event, both clocks as they were", async () => {
    const { id } = await lodge();
    const item = await run(commands.takeComplaint, book.quality, await seen(id));
    expect(item).toMatchObject({ state: "in_work", version: 2 });
    expect(await rowOf(id)).toMatchObject({ takenAt: now, ownerId: book.quality.id });
    expect((await entriesOf(id)).map(({ command }) => command)).toEqual(["lodge", "take"]);
    expect(await eventsOf(id)).toEqual(["complaint.lodge", "complaint.take"]);
    expect(await clockEventsOf(id)).toHaveLength(2);
  });

  test("is the owner's alone, and once", async () => {
    const { id } = await lodge();
    const target = await seen(id);
    expect(await code(run(commands.takeComplaint, book.checker, target))).toBe("complaint_owner_only");
    expect(await code(run(commands.takeComplaint, book.outsider, target))).toBe("not_found");
    expect(await code(run(commands.takeComplaint, book.admin, target))).toBe("not_found");
    const item = await run(commands.takeComplaint, book.quality, target);
    expect(await code(run(commands.takeComplaint, book.quality, target))).toBe("stale");
    expect(await code(run(commands.takeComplaint, book.quality, from(item)))).toBe("complaint_wrong_state");
  });
});

describe("handing over", () => {
  test("proposes it: the owner answers until the other accepts", async () => {
    const { id } = await lodge();
    await assign(book.quality, id, book.engineer);
    expect(await rowOf(id)).toMatchObject({
      ...{ state: "assigned", ownerId: book.quality.id, candidateId: book.engineer.id },
    });
    expect(await told(id, "complaint-assigned")).toContain(book.engineer.id);
    expect((await entriesOf(id)).at(-1)?.changed).toEqual({ [HANDED_TO]: [null, "Рябов\u00a0К."] });
    const item = await run(commands.acceptComplaint, book.engineer, await seen(id));
    expect(item.state).toBe("in_work");
    expect(await rowOf(id)).toMatchObject({ ownerId: book.engineer.id, candidateId: null, takenAt: now });
    const [, , accepted] = await entriesOf(id);
    expect(accepted).toMatchObject({ command: "accept", ownerId: book.engineer.id });
    expect(await eventsOf(id)).toEqual(["complaint.lodge", "complaint.assign", "complaint.accept"]);
  });

  test("of work under way leaves its state alone", async () => {
    const item = await inWork(book.quality);
    await assign(book.director, item.id, book.engineer);
    expect(await rowOf(item.id)).toMatchObject({ state: "in_work", ownerId: book.quality.id });
    await run(commands.acceptComplaint, book.engineer, await seen(item.id));
    expect(await rowOf(item.id)).toMatchObject({ state: "in_work", ownerId: book.engineer.id });
  });

  test("to oneself needs nobody's yes; to the owner takes the proposal back", async () => {
    const { id } = await lodge();
    await assign(book.checker, id, book.engineer);
    await assign(book.checker, id, book.quality);
    expect(await rowOf(id)).toMatchObject({ state: "registered", candidateId: null });
    await assign(book.checker, id, book.checker);
    expect(await rowOf(id)).toMatchObject({ state: "in_work", ownerId: book.checker.id });
  });

  test("is refused to those who do not handle it, for people who cannot, and once it is closed", async () => {
    const { id } = await lodge({ ownerId: book.engineer.id });
    const target = { ...(await seen(id)), staffId: book.manager.id };
    expect(await code(run(commands.assignComplaint, book.outsider, target))).toBe("not_found");
    const toAdmin = { ...target, staffId: book.admin.id };
    expect(await code(run(commands.assignComplaint, book.quality, toAdmin))).toBe("complaint_owner_gone");
    expect(await code(run(commands.acceptComplaint, book.quality, await seen(id)))).toBe(
      "complaint_not_handed_to_you",
    );
    expect(await eventsOf(id)).toEqual(["complaint.lodge"]);
  });

  test("two accept a race of one: one owner, the other is told", async () => {
    const { id } = await lodge();
    await assign(book.quality, id, book.engineer);
    const target = await seen(id);
    const results = await Promise.allSettled([
      run(commands.acceptComplaint, book.engineer, target),
      run(commands.takeComplaint, book.quality, target),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await entriesOf(id)).toHaveLength(3);
  });
});

describe("saying no", () => {
  test("of the one it was handed to: it stays with the owner, who hears of it, and so does the head", async () => {
    const { id } = await lodge();
    await assign(book.quality, id, book.engineer);
    await run(commands.declineComplaint, book.engineer, { ...(await seen(id)), reason });
    expect(await rowOf(id)).toMatchObject({
      ...{ state: "registered", ownerId: book.quality.id, candidateId: null },
    });
    expect(new Set(await told(id, "complaint-news"))).toEqual(
      new Set([book.quality.id, book.serviceHead.id]),
    );
    expect((await entriesOf(id)).at(-1)).toMatchObject({ command: "decline", text: reason });
  });

  test("of the owner: back to triage, whose head answers from now on", async () => {
    const item = await inWork(book.engineer);
    await run(commands.giveBackComplaint, book.engineer, { ...from(item), reason });
    expect(await rowOf(item.id)).toMatchObject({
      state: "registered",
      ownerId: book.quality.id,
      takenAt: null,
    });
    expect(await told(item.id, "complaint-assigned")).toContain(book.quality.id);
    expect(await told(item.id, "complaint-news")).toContain(book.serviceHead.id);
    expect(await kindsOf(item.id)).toContain("complaint-received");
    expect((await entriesOf(item.id)).at(-1)).toMatchObject({
      command: "give_back",
      ownerId: book.quality.id,
    });
  });

  test("is refused to triage itself, and to whoever was not asked", async () => {
    const { id } = await lodge();
    const target = { ...(await seen(id)), reason };
    expect(await code(run(commands.giveBackComplaint, book.quality, target))).toBe(
      "complaint_triage_is_yours",
    );
    expect(await code(run(commands.giveBackComplaint, book.checker, target))).toBe("complaint_owner_only");
    expect(await code(run(commands.declineComplaint, book.quality, target))).toBe(
      "complaint_not_handed_to_you",
    );
  });

  test("needs twenty characters of a reason", async () => {
    const { decline } = await import("#db/complaints/input.ts");
    const { id } = await lodge();
    const target = await seen(id);
    expect(decline.safeParse({ ...target, reason: "Не моё" }).success).toBe(false);
    expect(decline.safeParse({ ...target, reason }).success).toBe(true);
  });
});
