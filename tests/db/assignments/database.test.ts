import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { acceptAssignment } from "#db/assignments/commands.ts";
import { alarms, assignmentSteps, assignments } from "#db/assignments/table.ts";
import { db } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { issueTo, makeOffice, run, seen, type TestOffice } from "./office.ts";

const { owner } = await testDatabase();
let office: TestOffice;
let id: string;
beforeAll(async () => {
  office = await makeOffice();
  const item = await issueTo(office.giver, { executorId: office.taker.id });
  id = (await run(acceptAssignment, office.taker, seen(item))).id;
});

const causeOf = async (query: PromiseLike<unknown>) => {
  const error = await Promise.resolve(query).then(
    () => new Error("was done"),
    (thrown: Error) => thrown,
  );
  return String(error.cause ?? error);
};

test("the database itself refuses a wrong custodian, none, and one of a closed item", async () => {
  const set = (values: object) => causeOf(db.update(assignments).set(values).where(eq(assignments.id, id)));
  expect(await set({ custodianId: office.giver.id })).toContain("assignments_one_custodian");
  expect(await set({ custodianId: null })).toContain("assignments_one_custodian");
  expect(await set({ state: "confirmed", closedAt: new Date() })).toContain("assignments_one_custodian");
  expect(await set({ state: "lost" })).toContain("assignments_one_custodian");
  expect(await set({ state: "cancelled", custodianId: null })).toContain("assignments_closed");
  // Not even the owner of the tables gets past it.
  expect(await causeOf(owner`update assignments set custodian_id = issuer_id where id = ${id}`)).toContain(
    "assignments_one_custodian",
  );
});

test("the application may add to the history and read it, never change it", async () => {
  for (const table of [assignmentSteps, alarms]) {
    expect(await causeOf(db.delete(table))).toContain("permission denied");
    expect(await causeOf(db.execute(sql`truncate ${table}`))).toContain("permission denied");
  }
  const rewrite = db
    .update(assignmentSteps)
    .set({ remark: "иначе" })
    .where(eq(assignmentSteps.assignmentId, id));
  expect(await causeOf(rewrite)).toContain("permission denied");
});

test("a link of the chain cannot be told twice", async () => {
  const again = db
    .insert(assignmentSteps)
    .select(db.select().from(assignmentSteps).where(eq(assignmentSteps.assignmentId, id)));
  expect(await causeOf(again)).toMatch(/assignment_steps_(seq|pkey)/);
});
