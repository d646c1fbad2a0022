import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as commands from "#db/assignments/commands.ts";
import type { Moved } from "#db/assignments/step.ts";
import { assignmentSteps, assignments } from "#db/assignments/table.ts";
import type { Refused } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { staff } from "#db/staff/table.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { checkCustody } from "#tests/load/custody-check.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { code, hours, issueTo, makeOffice, now, rowOf, run, seen, type TestOffice } from "./office.ts";

await testDatabase();
let office: TestOffice;
beforeAll(async () => {
  office = await makeOffice();
});

const letters = (id: string) => db.select().from(outbox).where(eq(outbox.entityId, id));

describe("issuing", () => {
  test("hands it over: the giver still holds it, one event, one step, one letter", async () => {
    const client = await makeClient({ ownerId: office.giver.id });
    const item = await issueTo(office.giver, { executorId: office.taker.id, clientId: client.id });
    expect(await rowOf(item.id)).toMatchObject({ state: "sent", custodianId: office.giver.id, version: 1 });
    expect(await checkCustody([item.id])).toBe(1);
    const sent = await letters(item.id);
    expect(sent.map(({ kind, staffId }) => [kind, staffId])).toEqual([
      ["assignment-received", office.taker.id],
    ]);
    expect(sent[0]?.props).toMatchObject({ client: client.name, giver: office.giver.name, department: null });
  });

  test("to a department tells everyone there but the giver", async () => {
    const item = await issueTo(office.colleague, { departmentId: office.service.id });
    const told = (await letters(item.id)).map(({ staffId }) => staffId);
    expect(new Set(told)).toEqual(new Set([office.taker.id, office.head.id]));
  });

  test("to oneself is born accepted and tells nobody", async () => {
    const item = await issueTo(office.giver, { executorId: office.giver.id });
    expect(await rowOf(item.id)).toMatchObject({ state: "accepted", custodianId: office.giver.id });
    expect(await letters(item.id)).toEqual([]);
  });

  test("pressed twice with one key issues once", async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([
      issueTo(office.giver, { key, executorId: office.taker.id }),
      issueTo(office.giver, { key, executorId: office.taker.id }),
    ]);
    expect(first).toEqual(second);
    expect(await letters(first.id)).toHaveLength(1);
  });

  test("is refused with a past term, a closed colleague, an unseen client, another client's call", async () => {
    const to = { executorId: office.taker.id };
    expect(await code(issueTo(office.giver, { ...to, dueAt: hours(-1) }))).toBe("term_in_past");
    const left = await makeActor("service", { closedAt: now });
    expect(await code(issueTo(office.giver, { executorId: left.id }))).toBe("addressee_closed");
    expect(await code(issueTo(office.giver, { executorId: randomUUID() }))).toBe("not_found");
    const client = await makeClient({ ownerId: office.giver.id });
    expect(await code(issueTo(office.outsider, { ...to, clientId: client.id }))).toBe("not_found");
    expect(
      await code(issueTo(office.giver, { ...to, clientId: client.id, interactionId: randomUUID() })),
    ).toBe("not_found");
    expect(await db.select().from(assignments).where(eq(assignments.clientId, client.id))).toEqual([]);
  });
});

describe("the path of a promise", () => {
  test("accepted with an own date, started, reported, returned, reported, confirmed", async () => {
    const { giver, taker } = office;
    let item: Moved = await issueTo(giver, { executorId: taker.id });
    const asked = (await rowOf(item.id)).dueAt;
    item = await run(commands.acceptAssignment, taker, { ...seen(item), dueAt: hours(72) });
    expect(await rowOf(item.id)).toMatchObject({ custodianId: taker.id, askedDueAt: asked, generation: 2 });
    item = await run(commands.startAssignment, taker, seen(item), hours(1));
    expect(await rowOf(item.id)).toMatchObject({ acceptedAt: now, startedAt: hours(1) });
    item = await run(commands.reportAssignment, taker, { ...seen(item), result: "Сделано" });
    expect(await rowOf(item.id)).toMatchObject({ state: "reported", custodianId: giver.id });
    item = await run(commands.returnAssignment, giver, { ...seen(item), remark: "Ещё шумит" });
    expect(await rowOf(item.id)).toMatchObject({ state: "accepted", custodianId: taker.id, round: 2 });
    item = await run(commands.reportAssignment, taker, seen(item));
    item = await run(commands.confirmAssignment, giver, seen(item));
    expect(await rowOf(item.id)).toMatchObject({ state: "confirmed", custodianId: null, closedAt: now });
    await checkCustody([item.id]);
    const remarks = await db
      .select({ command: assignmentSteps.command, remark: assignmentSteps.remark })
      .from(assignmentSteps)
      .where(eq(assignmentSteps.assignmentId, item.id))
      .orderBy(assignmentSteps.seq);
    expect(remarks.filter(({ remark }) => remark)).toEqual([
      { command: "report", remark: "Сделано" },
      { command: "return", remark: "Ещё шумит" },
    ]);
  });

  test("asked about, answered, declined with a reason, handed to another, cancelled with its letters", async () => {
    const { giver, taker, colleague } = office;
    let item: Moved = await issueTo(giver, { executorId: taker.id });
    item = await run(commands.clarifyAssignment, taker, { ...seen(item), question: "Какой этаж?" });
    expect(await code(run(commands.acceptAssignment, taker, seen(item)))).toBe("wrong_state");
    item = await run(commands.answerAssignment, giver, { ...seen(item), answer: "Четвёртый" });
    item = await run(commands.declineAssignment, taker, { ...seen(item), reason: "Нет машины" });
    expect(await rowOf(item.id)).toMatchObject({ state: "declined", custodianId: giver.id });
    item = await run(commands.resendAssignment, giver, {
      ...seen(item),
      executorId: colleague.id,
      dueAt: hours(48),
    });
    expect(await rowOf(item.id)).toMatchObject({ state: "sent", executorId: colleague.id, generation: 2 });
    item = await run(commands.cancelAssignment, giver, { ...seen(item), reason: "Клиент отказался" });
    expect(await rowOf(item.id)).toMatchObject({ state: "cancelled", custodianId: null });
    const states = (await letters(item.id)).map(({ state }) => state);
    expect(states).toEqual(["cancelled", "cancelled"]);
    await checkCustody([item.id]);
  });

  test("taken back to oneself before anybody accepted, done and closed without a second person", async () => {
    const { giver, service } = office;
    let item: Moved = await issueTo(giver, { departmentId: service.id });
    item = await run(commands.resendAssignment, giver, {
      ...seen(item),
      executorId: giver.id,
      dueAt: hours(5),
    });
    expect(await rowOf(item.id)).toMatchObject({
      state: "accepted",
      departmentId: null,
      custodianId: giver.id,
    });
    item = await run(commands.reportAssignment, giver, seen(item));
    expect(item.state).toBe("confirmed");
    await checkCustody([item.id]);
  });

  test("the first working action counts as acceptance", async () => {
    const started = await issueTo(office.giver, { executorId: office.taker.id });
    await run(commands.startAssignment, office.taker, seen(started));
    expect(await rowOf(started.id)).toMatchObject({ state: "accepted", acceptedAt: now, startedAt: now });
    const reported = await issueTo(office.giver, { departmentId: office.service.id });
    await run(commands.reportAssignment, office.taker, seen(reported));
    expect(await rowOf(reported.id)).toMatchObject({
      state: "reported",
      executorId: office.taker.id,
      acceptedAt: now,
    });
    await checkCustody([started.id, reported.id]);
  });
});

describe("a department", () => {
  test("the first to accept gets it, the second hears who did", async () => {
    const item = await issueTo(office.giver, { departmentId: office.service.id });
    const answers = await Promise.allSettled(
      [office.taker, office.colleague, office.head].map((actor) =>
        run(commands.acceptAssignment, actor, seen(item)),
      ),
    );
    const lost = answers.filter((answer) => answer.status === "rejected");
    expect(lost).toHaveLength(2);
    const winner = await rowOf(item.id);
    const [person] = await db
      .select()
      .from(staff)
      .where(eq(staff.id, winner.executorId ?? ""));
    for (const { reason } of lost) {
      expect(reason).toMatchObject({ code: "already_taken", details: { at: now.toISOString() } });
      expect((reason as Refused).details.name).toContain(person?.surname);
    }
    await checkCustody([item.id]);
  });

  test("only its head declines for all", async () => {
    const item = await issueTo(office.giver, { departmentId: office.service.id });
    const reason = { reason: "Не наше" };
    expect(await code(run(commands.declineAssignment, office.taker, { ...seen(item), ...reason }))).toBe(
      "head_declines",
    );
    const declined = await run(commands.declineAssignment, office.head, { ...seen(item), ...reason });
    expect(declined.state).toBe("declined");
  });
});
