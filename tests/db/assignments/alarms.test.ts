import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { sweepAlarms } from "#db/assignments/alarms.ts";
import {
  acceptAssignment,
  cancelAssignment,
  reportAssignment,
  resendAssignment,
} from "#db/assignments/commands.ts";
import { alarms } from "#db/assignments/table.ts";
import { db } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { staff } from "#db/staff/table.ts";
import { makeActor, makeBranch } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { hours, issueTo, makeOffice, now, run, seen, type TestOffice } from "./office.ts";

const { owner } = await testDatabase();
let office: TestOffice;

beforeEach(async () => {
  await owner`truncate alarms, assignment_steps, assignments, outbox cascade`;
  // One office a test: a director of an earlier one would be told in place of this one's.
  await owner`update staff set closed_at = now()`;
  office = await makeOffice();
});

const overdueLetters = async (id: string) => {
  const rows = await db
    .select({ staffId: outbox.staffId, props: outbox.props })
    .from(outbox)
    .where(and(eq(outbox.entityId, id), eq(outbox.kind, "assignment-overdue")));
  return rows.map(({ staffId, props }) => ({
    staffId,
    ...(props as { audience: string; notAcceptedBy: string }),
  }));
};
const toldOf = async (id: string) =>
  (await overdueLetters(id)).map(({ audience, staffId }) => [audience, staffId]).sort();

test("nobody accepts and the term passes: one letter to the holder, one to the head, none again", async () => {
  const item = await issueTo(office.giver, { executorId: office.taker.id, dueAt: hours(1) });
  expect(await sweepAlarms(hours(0.9))).toBe(0);
  expect(await sweepAlarms(hours(1.1))).toBe(1);
  // The giver's department has no head: a director hears of it.
  expect(await toldOf(item.id)).toEqual([
    ["head", office.director.id],
    ["holder", office.giver.id],
  ]);
  expect((await overdueLetters(item.id))[0]?.notAcceptedBy).toBe(office.taker.name);
  expect(await sweepAlarms(hours(1.2))).toBe(0);
  expect(await sweepAlarms(hours(100))).toBe(0);
  expect(await overdueLetters(item.id)).toHaveLength(2);
});

test("once it is accepted, the one who took it and the head of that department hear of it", async () => {
  const item = await issueTo(office.giver, { executorId: office.taker.id, dueAt: hours(1) });
  await run(acceptAssignment, office.taker, seen(item));
  await sweepAlarms(hours(2));
  expect(await toldOf(item.id)).toEqual([
    ["head", office.head.id],
    ["holder", office.taker.id],
  ]);
  const [row] = await db.select().from(alarms);
  expect(row?.recipients).toEqual([office.taker.id, office.head.id]);
});

test("a head who is late is reported to a director; the only director is told alone", async () => {
  const byHead = await issueTo(office.head, { executorId: office.head.id, dueAt: hours(1) });
  const byDirector = await issueTo(office.director, { executorId: office.director.id, dueAt: hours(1) });
  expect(await sweepAlarms(hours(2))).toBe(2);
  expect(await toldOf(byHead.id)).toEqual([
    ["head", office.director.id],
    ["holder", office.head.id],
  ]);
  expect(await toldOf(byDirector.id)).toEqual([["holder", office.director.id]]);
});

test("a head who has left is passed over for a director", async () => {
  const item = await issueTo(office.taker, { executorId: office.taker.id, dueAt: hours(1) });
  await db.update(staff).set({ closedAt: now }).where(eq(staff.id, office.head.id));
  await sweepAlarms(hours(2));
  expect(await toldOf(item.id)).toContainEqual(["head", office.director.id]);
});

test("outside working hours, on a holiday and on a weekend it waits for the morning of the holder's branch", async () => {
  const item = await issueTo(office.giver, { executorId: office.taker.id, dueAt: hours(6) });
  const quiet = [
    "2026-03-19T13:30:00Z", // Thursday, 18:30 in Yekaterinburg
    "2026-03-20T03:59:00Z", // Friday, 8:59
    "2026-03-21T07:00:00Z", // Saturday
    "2026-05-01T07:00:00Z", // a holiday, Friday
  ];
  for (const moment of quiet) expect(await sweepAlarms(new Date(moment)), moment).toBe(0);
  expect(await sweepAlarms(new Date("2026-03-20T04:00:00Z"))).toBe(1);
  expect(await overdueLetters(item.id)).toHaveLength(2);
});

test("each branch wakes by its own clock", async () => {
  const east = await makeBranch({ timeZone: "Asia/Vladivostok" });
  const far = await makeActor("sales_manager", { branchId: east.id });
  const here = await issueTo(office.giver, { executorId: office.giver.id, dueAt: hours(1) });
  const there = await issueTo(far, { executorId: far.id, dueAt: hours(1) });
  const afternoon = new Date("2026-03-19T09:30:00Z"); // 14:30 in Yekaterinburg, 19:30 in Vladivostok
  expect(await sweepAlarms(afternoon)).toBe(1);
  expect(await overdueLetters(here.id)).toHaveLength(2);
  expect(await sweepAlarms(new Date("2026-03-19T23:30:00Z"))).toBe(1); // 9:30 on Friday in Vladivostok, 4:30 here
  expect(await overdueLetters(there.id)).toHaveLength(2);
});

test("done, closed and re-termed work is quiet; a new term that passes is a new alarm", async () => {
  const { giver, taker } = office;
  const done = await issueTo(giver, { executorId: taker.id, dueAt: hours(1) });
  await run(reportAssignment, taker, seen(done));
  const cancelled = await issueTo(giver, { executorId: taker.id, dueAt: hours(1) });
  await run(cancelAssignment, giver, { ...seen(cancelled), reason: "Не нужно" });
  const moved = await issueTo(giver, { executorId: taker.id, dueAt: hours(1) });
  expect(await sweepAlarms(hours(1.5))).toBe(1);
  await run(resendAssignment, giver, { ...seen(moved), executorId: taker.id, dueAt: hours(3) }, hours(2));
  expect(await sweepAlarms(hours(2.5))).toBe(0);
  expect(await sweepAlarms(hours(3.5))).toBe(1);
  expect(await db.select().from(alarms)).toHaveLength(2);
});

test("four workers at once, again and again: still one letter each", async () => {
  const items = await Promise.all(
    Array.from({ length: 230 }, () =>
      issueTo(office.giver, { executorId: office.taker.id, dueAt: hours(1) }),
    ),
  );
  const raised = await Promise.all([1, 2, 3, 4].map(() => sweepAlarms(hours(2))));
  await sweepAlarms(hours(2.1));
  expect(raised.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(items.length);
  expect(await db.select().from(alarms)).toHaveLength(items.length);
  const letters = await db.select().from(outbox).where(eq(outbox.kind, "assignment-overdue"));
  expect(letters).toHaveLength(items.length * 2);
  expect(new Set(letters.map(({ runKey }) => runKey)).size).toBe(items.length * 2);
});
