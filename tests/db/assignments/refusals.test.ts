import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as commands from "#db/assignments/commands.ts";
import { clients } from "#db/clients/table.ts";
import { events } from "#db/events.ts";
import { db } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { code, hours, issueTo, makeOffice, refusal, rowOf, run, seen, type TestOffice } from "./office.ts";

await testDatabase();
let office: TestOffice;
beforeAll(async () => {
  office = await makeOffice();
});

describe("refusals", () => {
  test("who has nothing to do with it cannot even find it; who sees it may not act for others", async () => {
    const item = await issueTo(office.giver, { executorId: office.taker.id });
    const target = seen(item);
    expect(await code(run(commands.acceptAssignment, office.outsider, target))).toBe("not_found");
    expect(await code(run(commands.acceptAssignment, office.director, target))).toBe("not_addressee");
    expect(await code(run(commands.acceptAssignment, office.giver, target))).toBe("not_addressee");
    expect(await code(run(commands.cancelAssignment, office.taker, { ...target, reason: "Не хочу" }))).toBe(
      "not_issuer",
    );
    expect(await code(run(commands.confirmAssignment, office.giver, target))).toBe("wrong_state");
    expect(await rowOf(item.id)).toMatchObject({ version: 1, state: "sent" });
  });

  test("a stale version is refused with both sides", async () => {
    const item = await issueTo(office.giver, { executorId: office.taker.id });
    await run(commands.acceptAssignment, office.taker, { ...seen(item), dueAt: hours(30) });
    const late = await refusal(
      run(commands.cancelAssignment, office.giver, { ...seen(item), reason: "Передумали" }),
    );
    expect(late).toMatchObject({
      code: "stale",
      details: {
        yours: { version: 1, reason: "Передумали" },
        now: { version: 2, state: "accepted", holder: office.taker.name, dueAt: hours(30).toISOString() },
      },
    });
  });

  test("an own date in the past is refused and changes nothing", async () => {
    const item = await issueTo(office.giver, { executorId: office.taker.id });
    const early = { ...seen(item), dueAt: hours(-1) };
    expect(await code(run(commands.acceptAssignment, office.taker, early))).toBe("term_in_past");
    const written = await db
      .select()
      .from(events)
      .where(and(eq(events.entityId, item.id), eq(events.command, "assignment.accept")));
    expect(written).toEqual([]);
  });
});

test("the client's next term follows its unfinished promises, also when two are written at once", async () => {
  const client = await makeClient({ ownerId: office.giver.id });
  const nextDue = async () => {
    const [row] = await db.select({ at: clients.nextDueAt }).from(clients).where(eq(clients.id, client.id));
    return row?.at;
  };
  const to = { executorId: office.taker.id, clientId: client.id };
  const [near] = await Promise.all([
    issueTo(office.giver, { ...to, dueAt: hours(5) }),
    issueTo(office.giver, { ...to, dueAt: hours(9) }),
    issueTo(office.giver, { ...to, dueAt: hours(7) }),
  ]);
  expect(await nextDue()).toEqual(hours(5));
  const reported = await run(commands.reportAssignment, office.taker, seen(near));
  expect(await nextDue()).toEqual(hours(7));
  await run(commands.returnAssignment, office.giver, {
    ...seen(reported),
    remark: "Не всё",
    dueAt: hours(6),
  });
  expect(await nextDue()).toEqual(hours(6));
});
