import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import {
  acceptAssignment,
  cancelAssignment,
  clarifyAssignment,
  confirmAssignment,
  declineAssignment,
  reportAssignment,
} from "#db/assignments/commands.ts";
import { officeCounts } from "#db/assignments/office.ts";
import { getAssignment, listForClient, listMyWork } from "#db/assignments/queries.ts";
import type { SectionName } from "#db/assignments/sections.ts";
import { frameOf } from "#db/frame/queries.ts";
import type { Role } from "#db/staff/roles.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { hours, issueTo, makeOffice, now, run, seen, type TestOffice } from "./office.ts";

const { owner } = await testDatabase();
let office: TestOffice;

beforeEach(async () => {
  await owner`truncate alarms, assignment_steps, assignments, outbox, clients cascade`;
  office = await makeOffice();
});

type Person = TestOffice["giver"];

/** Where each item stands for the person: the section's name by the item's id. */
async function places(actor: Person, at = now) {
  const sections = await listMyWork(actor, { now: at });
  return Object.fromEntries(sections.flatMap(({ name, rows }) => rows.map(({ id }) => [id, name]))) as Record<
    string,
    SectionName
  >;
}

describe("«Мои дела»", () => {
  test("every open promise of mine stands in exactly one section, in order of terms", async () => {
    const { giver, taker } = office;
    const to = { executorId: taker.id };
    const tomorrow = await issueTo(giver, { ...to, dueAt: hours(26) });
    const waits = await issueTo(giver, { ...to, dueAt: hours(25) });
    const taken = await issueTo(giver, { ...to, dueAt: hours(2) });
    await run(acceptAssignment, taker, seen(taken));
    const asked = await issueTo(giver, to);
    await run(clarifyAssignment, taker, { ...seen(asked), question: "Когда?" });
    const done = await issueTo(giver, to);
    await run(reportAssignment, taker, seen(done));
    const declined = await issueTo(giver, to);
    await run(declineAssignment, taker, { ...seen(declined), reason: "Не наше" });
    const own = await issueTo(giver, { executorId: giver.id, dueAt: hours(200) });

    expect(await places(giver)).toEqual({
      [tomorrow.id]: "issued",
      [waits.id]: "issued",
      [asked.id]: "issued",
      [done.id]: "issued",
      [declined.id]: "issued",
      [taken.id]: "waiting",
      [own.id]: "later",
    });
    expect(await places(taker)).toEqual({
      [tomorrow.id]: "accept",
      [waits.id]: "accept",
      [taken.id]: "today",
      [asked.id]: "waiting",
      [done.id]: "waiting",
    });
    expect((await places(taker, hours(3)))[taken.id]).toBe("overdue");
    const [accept] = await listMyWork(taker, { now });
    expect(accept?.rows.map(({ id }) => id)).toEqual([waits.id, tomorrow.id]);
    expect(accept?.rows[0]).toMatchObject({
      issuer: { name: "Ирина Соколова" },
      executor: { name: "Константин Рябов" },
    });
  });

  test("work of a department stands before everyone there until the first accepts", async () => {
    const item = await issueTo(office.giver, { departmentId: office.service.id });
    expect(await places(office.colleague)).toEqual({ [item.id]: "accept" });
    expect(await places(office.outsider)).toEqual({});
    await run(acceptAssignment, office.taker, seen(item));
    expect(await places(office.colleague)).toEqual({});
    expect(await places(office.taker)).toEqual({ [item.id]: "later" });
  });

  test("long sections are cut, counted whole and opened further by name", async () => {
    for (let i = 0; i < 5; i++)
      await issueTo(office.giver, { executorId: office.taker.id, dueAt: hours(9 - i) });
    const cut = await listMyWork(office.taker, { now, limit: 2 });
    expect(cut[0]).toMatchObject({ name: "accept", total: 5 });
    expect(cut[0]?.rows).toHaveLength(2);
    const opened = await listMyWork(office.taker, { now, limit: 2, show: "accept" });
    expect(opened[0]?.rows).toHaveLength(5);
  });

  test("the number of the sidebar: to accept, overdue, due by the end of the person's day", async () => {
    const { giver, taker } = office;
    await issueTo(giver, { executorId: taker.id });
    for (const term of [1, 10, 12, 13.5]) {
      const item = await issueTo(giver, { executorId: taker.id, dueAt: hours(term) });
      await run(acceptAssignment, taker, seen(item));
    }
    // 11:40 + 12 h is still today in Yekaterinburg, + 13.5 h is not.
    // One to accept, one overdue, two due today.
    expect((await frameOf(taker, hours(2))).work).toBe(4);
    expect((await frameOf(office.outsider, now)).work).toBe(0);
  });
});

describe("one assignment", () => {
  test("comes with its whole chain, oldest first", async () => {
    const item = await issueTo(office.giver, { departmentId: office.service.id });
    await run(acceptAssignment, office.taker, { ...seen(item), dueAt: hours(50) }, hours(1));
    const { chain, ...row } = await getAssignment(office.giver, item.id);
    expect(row).toMatchObject({ state: "accepted", department: { name: office.service.name } });
    expect(chain.map(({ seq, command, holder, dueAt }) => [seq, command, holder?.name, dueAt])).toEqual([
      [1, "issue", "Ирина Соколова", hours(24)],
      [2, "accept", "Константин Рябов", hours(50)],
    ]);
  });

  test("is the same «not found» for a stranger and for nobody's id", async () => {
    const item = await issueTo(office.giver, { executorId: office.taker.id });
    for (const id of [item.id, randomUUID()]) {
      await expect(getAssignment(office.outsider, id)).rejects.toMatchObject({
        code: "not_found",
        details: {},
      });
    }
  });

  const sees: [Role, own: boolean, foreign: boolean][] = [
    ["director", true, true],
    ["sales_head", true, false],
    ["sales_manager", true, false],
    ["secretary", true, true],
    ["marketer", true, true],
    ["quality", true, true],
    ["service", true, false],
    ["procurement", true, false],
    ["delivery", true, false],
    ["accountant", true, true],
    ["trainee", true, false],
    ["admin", true, false],
  ];
  test.each(sees)("%s sees own: %s, of a colleague's client: %s", async (role, own, foreign) => {
    const client = await makeClient({ ownerId: office.giver.id });
    const theirs = await issueTo(office.giver, { executorId: office.taker.id, clientId: client.id });
    const actor = await makeActor(role);
    const mine = await issueTo(office.giver, { executorId: actor.id });
    const found = async (id: string) =>
      getAssignment(actor, id).then(
        () => true,
        () => false,
      );
    expect([await found(mine.id), await found(theirs.id)]).toEqual([own, foreign]);
    const listed = await listForClient(actor, client.id);
    expect(listed.length > 0).toBe(foreign);
  });
});

test("a client's promises: open by term, then closed; not through a client that one does not see", async () => {
  const client = await makeClient({ ownerId: office.giver.id });
  const to = { clientId: client.id, executorId: office.taker.id };
  const late = await issueTo(office.giver, { ...to, dueAt: hours(9) });
  const soon = await issueTo(office.giver, { ...to, dueAt: hours(3) });
  const gone = await issueTo(office.giver, { ...to, dueAt: hours(1) });
  await run(cancelAssignment, office.giver, { ...seen(gone), reason: "Не нужно" });
  const ids = (await listForClient(office.giver, client.id)).map(({ id }) => id);
  expect(ids).toEqual([soon.id, late.id, gone.id]);
  expect(await listForClient(office.outsider, client.id)).toEqual([]);
});

test("the director's figures count what they say", async () => {
  const { giver, taker, director } = office;
  const to = { executorId: taker.id };
  const monthBefore = hours(-24 * 10);
  for (const reportAfter of [1, 2, 30]) {
    const item = await issueTo(giver, { ...to, dueAt: hours(5, monthBefore) }, monthBefore);
    const done = await run(reportAssignment, taker, seen(item), hours(reportAfter, monthBefore));
    await run(confirmAssignment, giver, seen(done), hours(reportAfter + 1, monthBefore));
  }
  await issueTo(giver, { ...to, dueAt: hours(2, monthBefore) }, monthBefore);
  const back = await issueTo(giver, to);
  await run(declineAssignment, taker, { ...seen(back), reason: "Не наше" });
  await issueTo(giver, { departmentId: office.service.id });
  await makeClient({ createdAt: hours(-24) });
  await makeClient({ createdAt: hours(-24 * 9) });

  expect(await officeCounts(director, now)).toMatchObject({
    open: 3,
    overdue: 1,
    awaiting: 2,
    lateHolders: 1,
    declinedThisWeek: 1,
    kept: { due: 4, inTime: 2 },
    newClientsThisWeek: 1,
    byDepartment: [{ name: office.service.name, open: 3, overdue: 1, awaiting: 2 }],
  });
  await expect(officeCounts(giver, now)).rejects.toMatchObject({ code: "forbidden" });
});
