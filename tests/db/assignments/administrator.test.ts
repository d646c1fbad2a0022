import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { sweepAlarms } from "#db/assignments/alarms.ts";
import { acceptAssignment, resendAssignment } from "#db/assignments/commands.ts";
import { getAssignment, listMyWork } from "#db/assignments/queries.ts";
import { frameOf } from "#db/frame/queries.ts";
import { db } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { departments } from "#db/staff/table.ts";
import { makeActor, makeClient, makeDepartment, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { code, hours, issueTo, makeOffice, now, run, seen, type TestOffice } from "./office.ts";

await testDatabase();
let office: TestOffice;
let admin: TestOffice["giver"];

beforeAll(async () => {
  office = await makeOffice();
  const place = { departmentId: office.service.id, passwordHash: "set" };
  admin = await makeActor("admin", place, { headOf: [office.service.id] });
});

const toldOf = async (id: string) =>
  (await db.select({ id: outbox.staffId }).from(outbox).where(eq(outbox.entityId, id))).map((to) => to.id);

const listed = async () =>
  (await listMyWork(admin, { now })).flatMap(({ rows }) => rows.map((row) => row.id));

test("an administrator put into a department neither hears of its work nor finds nor takes it", async () => {
  const client = await makeClient({ ownerId: office.giver.id });
  const item = await issueTo(office.giver, { departmentId: office.service.id, clientId: client.id });
  expect((await toldOf(item.id)).sort()).toEqual(
    [office.taker.id, office.colleague.id, office.head.id].sort(),
  );
  await expect(getAssignment(admin, item.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await code(run(acceptAssignment, admin, seen(item)))).toBe("not_found");
  expect(await listed()).not.toContain(item.id);
  expect((await frameOf(admin, now)).work).toBe(0);
  const taken = await run(acceptAssignment, office.taker, seen(item));
  await expect(getAssignment(admin, taken.id)).rejects.toMatchObject({ code: "not_found" });
});

test("what is handed to an administrator by name is the administrator's", async () => {
  const item = await issueTo(office.giver, { executorId: admin.id });
  expect(await toldOf(item.id)).toEqual([admin.id]);
  expect(await listed()).toContain(item.id);
  expect(await run(acceptAssignment, admin, seen(item))).toMatchObject({ state: "accepted" });
});

test("a department's letter waits for nobody who has not accepted the invitation", async () => {
  const invited = await makeStaff({ role: "service", departmentId: office.service.id });
  const item = await issueTo(office.giver, { departmentId: office.service.id });
  expect(await toldOf(item.id)).toContain(office.taker.id);
  expect(await toldOf(item.id)).not.toContain(invited.id);
  const again = { ...seen(item), departmentId: office.service.id, dueAt: hours(30) };
  await run(resendAssignment, office.giver, again);
  expect(await toldOf(item.id)).not.toContain(invited.id);
});

test("a department of administrators alone can be handed nothing: nobody there could take it", async () => {
  const empty = await makeDepartment();
  await makeStaff({ role: "admin", departmentId: empty.id });
  expect(await code(issueTo(office.giver, { departmentId: empty.id }))).toBe("addressee_closed");
});

test("an administrator at the head of a department hears of nothing late there: a director does", async () => {
  await db.update(departments).set({ headId: admin.id }).where(eq(departments.id, office.service.id));
  const item = await issueTo(office.giver, { executorId: office.taker.id, dueAt: hours(1) });
  await run(acceptAssignment, office.taker, seen(item));
  await sweepAlarms(hours(2));
  const told = await toldOf(item.id);
  expect(told).toContain(office.director.id);
  expect(told).not.toContain(admin.id);
});
