import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { makeKey } from "#db/api-keys/commands.ts";
import { countKeysOf, keyOf } from "#db/api-keys/queries.ts";
import { acceptAssignment, declineAssignment, reportAssignment } from "#db/assignments/commands.ts";
import { assignmentSteps } from "#db/assignments/table.ts";
import { acceptComplaint, assignComplaint, lodgeComplaint } from "#db/complaints/commands.ts";
import { complaints } from "#db/complaints/table.ts";
import { events } from "#db/events.ts";
import { inTransaction } from "#db/index.ts";
import { promiseQuestions } from "#db/invariants/promises.ts";
import { outbox } from "#db/outbox/table.ts";
import { closeAccount, endAccess, handOverWork, reopenAccount } from "#db/staff/commands.ts";
import { heldByAll, listHeld } from "#db/staff/held.ts";
import { listColleagues } from "#db/staff/queries.ts";
import { staff } from "#db/staff/table.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { code, issueTo, makeOffice, now, refusal, rowOf, run, seen } from "../assignments/office.ts";
import { told } from "../complaints/book.ts";

const { db } = await testDatabase();
let office: Awaited<ReturnType<typeof makeOffice>>;
let leaver: StaffActor;
let successor: StaffActor;
let admin: StaffActor;
beforeEach(async () => {
  office = await makeOffice();
  leaver = office.taker;
  successor = office.colleague;
  admin = await makeActor("admin");
});

const by = (who: StaffActor, command: typeof closeAccount, id = leaver.id) => run(command, who, { id });
const handOver = (who: StaffActor, toId = successor.id) => run(handOverWork, who, { id: leaver.id, toId });
const lodged = async (ownerId: string) => {
  const { id } = await inTransaction((tx) =>
    lodgeComplaint(tx, { client: true }, told({ ownerId, channel: "survey" }), now),
  );
  return id;
};
const complaintOf = async (id: string) => {
  const [row] = await db.select().from(complaints).where(eq(complaints.id, id));
  if (!row) throw new Error("no complaint");
  return row;
};
const version = async (id: string) => ({ id, expectedVersion: (await complaintOf(id)).version });
const commandsOf = async (id: string) =>
  (await db.select().from(events).where(eq(events.entityId, id)).orderBy(events.id)).map(
    ({ command }) => command,
  );
const heldBy = async ({ id }: StaffActor) => (await heldByAll(office.director)).get(id);

describe("access that ends", () => {
  test("ends at once whatever is held, with one event; the colleague is offered no more work", async () => {
    await issueTo(office.giver, { executorId: leaver.id });
    await by(admin, endAccess);
    expect(await commandsOf(leaver.id)).toEqual(["staff.end_access"]);
    expect((await listColleagues(admin)).map(({ id }) => id)).not.toContain(leaver.id);
    expect(await code(issueTo(office.giver, { executorId: leaver.id }))).toBe("addressee_closed");
    expect(await code(by(admin, endAccess))).toBe("not_found");
    await by(admin, reopenAccount);
    await issueTo(office.giver, { executorId: leaver.id });
  });

  test.each([
    ["ends", endAccess],
    ["is closed at once", closeAccount],
  ])("takes the keys that the colleague made along when it %s; those of others go on", async (_, out) => {
    const key = (who: StaffActor) =>
      run(makeKey, who, {
        ...{ key: crypto.randomUUID(), name: "Форма", staffId: successor.id, departmentId: null },
        ...{ minutes: 60, source: "Сайт" },
      });
    const maker = await makeActor("admin");
    const [gone, stays] = [await key(maker), await key(admin)];
    expect(await countKeysOf(office.director, maker.id)).toBe(1);
    await by(office.director, out, maker.id);
    const open = (secret: string | null) => inTransaction((tx) => keyOf(tx, secret ?? ""));
    expect(await code(open(gone.secret))).toBe("api_key_wrong");
    expect(await open(stays.secret)).toMatchObject({ id: stays.id, revokedAt: null });
    expect(await commandsOf(gone.id)).toEqual(["api_key.make", "api_key.revoke"]);
    expect(await countKeysOf(office.director, maker.id)).toBe(0);
    expect(await code(countKeysOf(office.giver, maker.id))).toBe("forbidden");
  });

  test("is a director's to end for a director, and never for the last one", async () => {
    await db
      .update(staff)
      .set({ closedAt: now })
      .where(sql`role = 'director' and id <> ${office.director.id}`);
    expect(await code(by(office.director, endAccess, office.director.id))).toBe("last_director");
    const second = await makeActor("director");
    expect(await code(by(admin, endAccess, second.id))).toBe("forbidden");
    await by(office.director, endAccess, second.id);
    expect(await code(by(office.director, endAccess, office.director.id))).toBe("last_director");
  });
});

describe("an account", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["an assignment it was asked to do", () => issueTo(office.giver, { executorId: leaver.id })],
    ["an assignment it gave", () => issueTo(leaver, { executorId: successor.id })],
    ["a complaint it answers for", () => lodged(leaver.id)],
    [
      "a complaint it is asked to answer for",
      async () => {
        const id = await lodged(office.giver.id);
        await run(assignComplaint, office.director, { ...(await version(id)), staffId: leaver.id });
      },
    ],
  ])("is not closed while it holds %s; the refusal says how much", async (_, make) => {
    await make();
    await by(admin, endAccess);
    const no = await refusal(by(admin, closeAccount));
    expect(no.code).toBe("staff_holds");
    expect(no.details).toEqual(await heldBy(leaver));
    expect(await commandsOf(leaver.id)).toEqual(["staff.end_access"]);
  });

  test("that holds nothing is closed at once: what was declined or finished is nobody's burden", async () => {
    const item = await issueTo(office.giver, { executorId: leaver.id });
    await run(declineAssignment, leaver, { ...seen(item), reason: "Не моя работа, это дело доставки" });
    expect(await heldBy(leaver)).toBeUndefined();
    await by(admin, closeAccount);
    const [row] = await db.select().from(staff).where(eq(staff.id, leaver.id));
    expect(row).toMatchObject({ closedAt: now, accessEndedAt: now });
  });
});

describe("handing everything over", () => {
  test("given, done, reported and asked: each goes on with somebody, and the account closes", async () => {
    const asked = await issueTo(office.giver, { executorId: leaver.id });
    const taken = await issueTo(office.giver, { executorId: leaver.id });
    await run(acceptAssignment, leaver, seen(taken));
    const reported = await issueTo(office.giver, { executorId: leaver.id });
    await run(reportAssignment, leaver, { ...seen(reported), result: "Готово" });
    const given = await issueTo(leaver, { executorId: office.outsider.id });
    const own = await issueTo(leaver, { executorId: leaver.id });
    const answered = await lodged(leaver.id);
    const offered = await lodged(office.giver.id);
    await run(assignComplaint, office.director, { ...(await version(offered)), staffId: leaver.id });
    expect(await heldBy(leaver)).toEqual({ assignments: 5, complaints: 2 });
    await by(office.director, endAccess);
    await db.delete(outbox);
    expect(await handOver(office.director)).toEqual({ assignments: 5, complaints: 2 });

    const sent = { state: "sent", executorId: successor.id };
    for (const { id } of [asked, taken])
      expect(await rowOf(id)).toMatchObject({
        ...sent,
        issuerId: office.giver.id,
        custodianId: office.giver.id,
      });
    expect(await rowOf(own.id)).toMatchObject({ ...sent, custodianId: office.director.id });
    expect(await rowOf(reported.id)).toMatchObject({ state: "reported", executorId: successor.id });
    expect(await rowOf(given.id)).toMatchObject({
      ...{ state: "sent", issuerId: office.director.id, executorId: office.outsider.id },
    });
    // The director answers until the successor says yes.
    expect(await complaintOf(answered)).toMatchObject({
      ...{ ownerId: office.director.id, candidateId: successor.id },
    });
    expect(await complaintOf(offered)).toMatchObject({ ownerId: office.giver.id, candidateId: successor.id });
    await run(acceptComplaint, successor, await version(answered));
    expect((await complaintOf(answered)).ownerId).toBe(successor.id);

    const [last] = await db
      .select()
      .from(assignmentSteps)
      .where(eq(assignmentSteps.assignmentId, taken.id))
      .orderBy(sql`seq desc`)
      .limit(1);
    expect(last).toMatchObject({ command: "pass_on", actorId: office.director.id, fromState: "accepted" });
    expect((await commandsOf(taken.id)).at(-1)).toBe("assignment.pass_on");
    expect(await commandsOf(leaver.id)).toEqual(["staff.end_access", "staff.hand_over"]);
    const letters = await db.select().from(outbox).where(eq(outbox.staffId, successor.id));
    expect(letters.filter(({ kind }) => kind === "assignment-received")).toHaveLength(3);
    expect(await heldBy(leaver)).toBeUndefined();
    await by(office.director, closeAccount);
    const [{ n } = { n: -1 }] = await db.execute<{ n: number }>(
      promiseQuestions.assignmentsWithoutHolder.count(),
    );
    expect(n).toBe(0);
  });

  test("begins only when the access has ended, goes to somebody who works here, and is seen by a director alone", async () => {
    await issueTo(office.giver, { executorId: leaver.id });
    expect(await code(handOver(office.director))).toBe("staff_still_in");
    await by(admin, endAccess);
    expect(await code(handOver(office.director, leaver.id))).toBe("addressee_required");
    expect(await code(handOver(office.director, admin.id))).toBe("addressee_closed");
    expect((await listHeld(office.director, leaver.id)).assignments).toHaveLength(1);
    expect(await listHeld(admin, leaver.id)).toEqual({ assignments: [], complaints: [] });
    expect((await heldByAll(office.giver)).size).toBe(0);
  });
});
