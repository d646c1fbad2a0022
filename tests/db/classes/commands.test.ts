import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { startBulk, undoBulk } from "#db/bulk/commands.ts";
import * as commands from "#db/classes/commands.ts";
import * as input from "#db/classes/input.ts";
import { readClassSettings, usualClasses } from "#db/classes/settings.ts";
import { classOverrides, classRuns } from "#db/classes/table.ts";
import { editFact } from "#db/clients/input.ts";
import { clients } from "#db/clients/table.ts";
import { inTransaction } from "#db/index.ts";
import { addClient, eventsOf, makeOffice, type Office } from "#tests/db/clients/office.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, classOf, count, historyOf, now } from "./counting.ts";

const { db, owner } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const ofManager = async (values: object = {}) =>
  (await makeClient({ ownerId: office.manager.id, class: "C", ...values })).id;
const hold = (actor: StaffActor, clientId: string, more: object = {}) =>
  inTransaction((tx) =>
    commands.overrideClass(
      tx,
      actor,
      input.overrideClass.parse({
        ...{ clientId, class: "A", reason: "входим в их сеть", until: null, version: 0 },
        ...more,
      }),
      now,
    ),
  );
const lift = (actor: StaffActor, clientId: string, version = 1) =>
  inTransaction((tx) => commands.liftOverride(tx, actor, { clientId, version }, now));
const heldOf = async (clientId: string) =>
  (await db.select().from(classOverrides).where(eq(classOverrides.clientId, clientId)))[0];

describe("a class set by hand", () => {
  it("stands at once, with its reason, its author and one event", async () => {
    const id = await ofManager();
    expect(await hold(office.head, id, { until: "2026-06-30" })).toEqual({ version: 1 });
    expect(await classOf(id)).toBe("A");
    expect(await heldOf(id)).toMatchObject({ reason: "входим в их сеть", setBy: office.head.id });
    expect(await historyOf(id)).toEqual([{ from: "C", to: "A", why: "override" }]);
    expect(await eventsOf(id)).toEqual(["client.override_class"]);
  });

  it("may hold a class where it is, and is told of in the history all the same", async () => {
    const id = await ofManager();
    await hold(office.director, id, { class: "C" });
    expect(await historyOf(id)).toEqual([{ from: "C", to: "C", why: "override" }]);
  });

  it("is for heads, and within their reach: on one card as on many, and when a client is made", async () => {
    const id = await ofManager();
    const foreign = (await makeClient({ ownerId: office.stranger.id })).id;
    for (const actor of [office.manager, office.secretary, office.accountant, office.marketer])
      await expect(hold(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(hold(office.head, foreign)).rejects.toMatchObject({ code: "forbidden" });
    await expect(hold(office.admin, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(hold(office.director, randomUUID())).rejects.toMatchObject({ code: "not_found" });
    expect(editFact.safeParse({ id, expectedVersion: 1, field: "class", value: "A" }).success).toBe(false);
    expect(await classOf(await addClient(office.manager, { class: "A" }))).toBe("C");
    expect(await classOf(await addClient(office.head, { class: "A" }))).toBe("A");
    expect([await classOf(id), await eventsOf(id)]).toEqual(["C", []]);
  });

  it("is refused from an old version, for a day that is over, without a reason, on an archived card", async () => {
    const id = await ofManager();
    await hold(office.head, id);
    await expect(hold(office.director, id, { class: "B" })).rejects.toMatchObject({
      code: "stale",
      details: { theirs: "A", version: 1 },
    });
    await expect(hold(office.head, id, { version: 1, until: "2026-03-18" })).rejects.toMatchObject({
      code: "class_until_past",
    });
    await expect(hold(office.head, id, { version: 1, until: "2026-03-19" })).resolves.toEqual({ version: 2 });
    expect(() => input.overrideClass.parse({ reason: " x " })).toThrow();
    const archived = await ofManager({ archivedAt: now });
    await expect(hold(office.head, archived)).rejects.toMatchObject({ code: "client_archived" });
  });

  it("is lifted to what was counted, once", async () => {
    const id = await ofManager();
    await buy(id, "2026-02-01", 1_000);
    await count();
    await hold(office.head, id, { class: "C" });
    await expect(lift(office.manager, id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await lift(office.head, id)).toEqual({ class: "A" });
    await expect(lift(office.head, id, 0)).rejects.toMatchObject({ code: "class_not_held" });
    expect((await historyOf(id)).map(({ to, why }) => `${to} ${why}`)).toEqual([
      "A computed",
      "C override",
      "A lifted",
    ]);
    expect(await eventsOf(id)).toEqual(["client.override_class", "client.lift_class"]);
  });

  it("given to many is held like one, and the undo brings back what was held before", async () => {
    const [plain, held, same] = [await ofManager(), await ofManager(), await ofManager({ class: "B" })];
    await hold(office.director, held, { class: "A", until: "2026-12-31" });
    const order = {
      key: randomUUID(),
      selection: { ids: [plain, held, same] },
      change: { kind: "class" as const, value: "B" as const, reason: "по итогам года" },
    };
    await expect(inTransaction((tx) => startBulk(tx, office.manager, order, now))).rejects.toMatchObject({
      code: "forbidden",
    });
    const later = new Date(now.getTime() + 1_000);
    const done = await inTransaction((tx) => startBulk(tx, office.director, order, later));
    expect(done.changed).toBe(3);
    await count();
    expect(await Promise.all([plain, held, same].map(classOf))).toEqual(["B", "B", "B"]);
    expect((await historyOf(same)).at(-1)).toEqual({ from: "B", to: "B", why: "override" });
    await inTransaction((tx) =>
      undoBulk(tx, office.director, { id: done.id, expectedVersion: done.version }, later),
    );
    expect(await Promise.all([plain, held, same].map(classOf))).toEqual(["C", "A", "B"]);
    expect(await heldOf(plain)).toBeUndefined();
    expect(await heldOf(held)).toMatchObject({ class: "A", until: "2026-12-31", replaced: null });
    expect((await historyOf(plain)).map(({ why }) => why)).toEqual(["override", "bulk_undone"]);
  });

  it("leaves a history that the application cannot rewrite", async () => {
    await expect(db.execute("update class_changes set why = 'computed'")).rejects.toThrow();
    await expect(db.execute("delete from class_changes")).rejects.toThrow();
  });
});

describe("the parameters and the count", () => {
  const save = (actor: StaffActor, more: object = {}) =>
    inTransaction((tx) =>
      commands.saveClassSettings(
        tx,
        actor,
        input.saveClassSettings.parse({ ...usualClasses, version: 0, ...more }),
      ),
    );

  it("are changed by a head, with both values in one event, and refused from an old version", async () => {
    await save(office.head, { abcA: 70 });
    expect(await readClassSettings()).toMatchObject({ abcA: 70, version: 1 });
    const changes = await db.query.events.findMany({
      where: (events, is) => is.eq(events.command, "classes.settings"),
    });
    expect(changes).toMatchObject([{ before: { abcA: 80 }, after: { abcA: 70 }, actorId: office.head.id }]);
    await expect(save(office.director)).rejects.toMatchObject({ code: "stale" });
    await expect(save(office.manager, { version: 1 })).rejects.toMatchObject({ code: "forbidden" });
    const crossed = input.saveClassSettings.safeParse({ ...usualClasses, abcA: 95, abcB: 80, version: 1 });
    expect(crossed.error?.issues).toMatchObject([{ path: ["abcB"], message: "class_borders" }]);
  });

  it("is ordered by a head once at a time, and taken over by the next run", async () => {
    const order = (actor: StaffActor, at = now) =>
      inTransaction((tx) => commands.orderCount(tx, actor, {}, at));
    await expect(order(office.marketer)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await order(office.head);
    expect(await eventsOf(id)).toEqual(["classes.order"]);
    await expect(order(office.director)).rejects.toMatchObject({ code: "classes_counting" });
    const jobs = await owner`select name from pgboss.job where name = 'classes.count'`;
    expect(jobs).toHaveLength(1);
    expect(await count()).toMatchObject({ id, orderedBy: office.head.id, day: "2026-03-19" });
    expect(await eventsOf(id)).toEqual(["classes.order", "classes.counted"]);
    await order(office.head);
    // A worker that was killed must not forbid the next order for ever.
    const later = new Date(now.getTime() + 11 * 60_000);
    await order(office.head, later);
    await count(later);
    expect(await db.select().from(classRuns).where(eq(classRuns.orderedAt, later))).toHaveLength(1);
    expect(await db.$count(classRuns)).toBeGreaterThan(0);
    expect(await db.$count(clients)).toBeGreaterThan(0);
  });
});
