import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Failure, parse } from "#app/refusal.ts";
import * as input from "#db/assignments/input.ts";
import { assignmentSteps, assignments } from "#db/assignments/table.ts";
import { clients } from "#db/clients/table.ts";
import { db } from "#db/index.ts";
import { recordInteraction } from "#db/interactions/input.ts";
import { formatDateTime } from "#db/values/time.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { issueTo, makeOffice, now, rowOf, type TestOffice } from "./office.ts";

const { owner } = await testDatabase();
let office: TestOffice;
beforeAll(async () => {
  office = await makeOffice();
});

const target = { id: randomUUID(), expectedVersion: 1 };
const promised = { key: randomUUID(), title: "Выслать КП", executorId: randomUUID() };
const talk = { key: randomUUID(), clientId: randomUUID(), kind: "call", text: "Обещала КП" };
const promise = { title: "Выслать КП", executorId: randomUUID() };

describe.each([
  ["an assignment", input.issue, "dueAt", (dueAt: string) => ({ ...promised, dueAt })],
  ["an own date", input.accept, "dueAt", (dueAt: string) => ({ ...target, dueAt })],
  ["a return", input.giveBack, "dueAt", (dueAt: string) => ({ ...target, remark: "Не всё", dueAt })],
  ["another try", input.resend, "dueAt", (dueAt: string) => ({ ...target, executorId: randomUUID(), dueAt })],
  [
    "a promise in a talk",
    recordInteraction,
    "promise.dueAt",
    (dueAt: string) => ({ ...talk, promise: { ...promise, dueAt } }),
  ],
] as const)("the term of %s", (_, schema, field, withTerm) => {
  const refusalOf = (dueAt: string, locale: "ru" | "en") =>
    (parse(schema, withTerm(dueAt), locale) as Failure).fields;

  test.each(["9999-12-31T23:59:59Z", "2100-01-01T00:00:00.001Z"])("%s is too far", (dueAt) => {
    expect(refusalOf(dueAt, "ru")).toEqual({ [field]: expect.stringContaining("Срок слишком далёкий") });
    expect(refusalOf(dueAt, "en")).toEqual({ [field]: expect.stringContaining("too far away") });
  });

  test.each(["0001-01-01T00:00:00Z", "1999-12-31T23:59:59Z"])("%s has passed", (dueAt) => {
    expect(refusalOf(dueAt, "ru")).toEqual({ [field]: expect.stringContaining("Срок уже прошёл") });
    expect(refusalOf(dueAt, "en")).toEqual({ [field]: expect.stringContaining("has passed") });
  });

  test("no day is asked for in words", () => {
    expect(refusalOf("", "ru")).toEqual({ [field]: "Выберите день" });
    expect(refusalOf("", "en")).toEqual({ [field]: "Choose a day" });
  });

  test("up to the end of 2099 is taken", () => {
    expect(parse(schema, withTerm("2099-12-31T23:59:59Z"), "ru").ok).toBe(true);
  });
});

const causeOf = async (query: PromiseLike<unknown>) => {
  const error = await Promise.resolve(query).then(
    () => new Error("was done"),
    (thrown: Error) => thrown,
  );
  return String(error.cause ?? error);
};

test.each(["9999-12-31T23:59:59Z", "2100-01-02T00:00:00Z", "1999-12-31T23:59:59Z"])(
  "the database itself refuses %s",
  async (term) => {
    const { id } = await issueTo(office.giver, { executorId: office.taker.id });
    const set = (values: object) => causeOf(db.update(assignments).set(values).where(eq(assignments.id, id)));
    expect(await set({ dueAt: new Date(term) })).toContain("assignments_term_in_force");
    expect(await set({ askedDueAt: new Date(term) })).toContain("assignments_asked_term");
    const step = causeOf(owner`update assignment_steps set due_at = ${term} where assignment_id = ${id}`);
    expect(await step).toContain("assignment_steps_term");
  },
);

test("the migration draws the terms of before to the bounds, and the pages can show them", async () => {
  const file = new URL("../../../db/migrations/0007_terms_in_bounds.sql", import.meta.url);
  const client = await makeClient({ ownerId: office.giver.id });
  const to = { executorId: office.taker.id, clientId: client.id };
  const [far, past, usual] = [
    await issueTo(office.giver, to),
    await issueTo(office.giver, to),
    await issueTo(office.giver, { executorId: office.taker.id }),
  ];
  const before = await rowOf(usual.id);
  await owner.begin(async (sql) => {
    await sql`alter table assignments drop constraint assignments_asked_term, drop constraint assignments_term_in_force`;
    await sql`alter table assignment_steps drop constraint assignment_steps_term`;
    for (const [{ id }, term] of [
      [far, "9999-12-31T23:59:59Z"],
      [past, "0001-01-01T00:00:00Z"],
    ] as const) {
      await sql`update assignments set due_at = ${term}, asked_due_at = ${term} where id = ${id}`;
      await sql`update assignment_steps set due_at = ${term} where assignment_id = ${id}`;
    }
    await sql`update clients set next_due_at = '9999-12-31T23:59:59Z' where id = ${client.id}`;
    for (const statement of readFileSync(file, "utf8").split("--> statement-breakpoint"))
      await sql.unsafe(statement);
  });
  const latest = new Date("2100-01-01T00:00:00Z");
  const drawn = await rowOf(far.id);
  expect(drawn).toMatchObject({ dueAt: latest, askedDueAt: latest });
  expect(await rowOf(past.id)).toMatchObject({ dueAt: new Date("2000-01-01T00:00:00Z") });
  expect(await rowOf(usual.id)).toEqual(before);
  const [step] = await db.select().from(assignmentSteps).where(eq(assignmentSteps.assignmentId, far.id));
  expect(step?.dueAt).toEqual(latest);
  const [row] = await db.select().from(clients).where(eq(clients.id, client.id));
  expect(row?.nextDueAt).toEqual(latest);
  const shown = formatDateTime(drawn.dueAt, { locale: "ru", timeZone: "Europe/Moscow", now });
  expect(shown).toContain("2100");
});
