import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { inTransaction } from "#db/index.ts";
import * as commands from "#db/saved-views/commands.ts";
import { defaultViewOf, setDefaultView } from "#db/saved-views/defaults.ts";
import { getView, listViews } from "#db/saved-views/queries.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, now } from "../clients/office.ts";

await testDatabase();
let head: StaffActor;
let manager: StaffActor;
let colleague: StaffActor;
let admin: StaffActor;
beforeAll(async () => {
  head = await makeActor("sales_head");
  manager = await makeActor("sales_manager");
  colleague = await makeActor("sales_manager");
  admin = await makeActor("admin");
});

const look = { query: "class=A&sort=due", columns: [{ key: "due", width: 200 }, { key: "class" }] };
const create = (actor: StaffActor, fields: { shared?: boolean; name?: string; key?: string } = {}) =>
  inTransaction((tx) =>
    commands.createView(
      tx,
      actor,
      { key: randomUUID(), name: "Класс A", shared: false, ...look, ...fields },
      now,
    ),
  );
const overwrite = (actor: StaffActor, id: string, expectedVersion: number) =>
  inTransaction((tx) =>
    commands.overwriteView(tx, actor, { id, expectedVersion, query: "class=B", columns: [] }, now),
  );
const idsOf = async (actor: StaffActor) => (await listViews(actor)).map(({ id }) => id);
const usual = (actor: StaffActor, viewId: string | null, of: Parameters<typeof setDefaultView>[2]["for"]) =>
  inTransaction((tx) => setDefaultView(tx, actor, { viewId, for: of }, now));

describe("a saved view", () => {
  it("is made once for a key, holds the whole look, and leaves one event", async () => {
    const key = randomUUID();
    const { id } = await create(manager, { key });
    expect(await create(manager, { key })).toEqual({ id });
    expect(await getView(manager, id)).toMatchObject({
      ...look,
      name: "Класс A",
      mine: true,
      editable: true,
    });
    expect(await eventsOf(id)).toEqual(["view.create"]);
  });

  it("stays private, or is seen by all and changed by its author and those who keep order", async () => {
    const own = await create(manager);
    expect(await getView(colleague, own.id)).toBeUndefined();
    expect(await getView(head, own.id)).toBeUndefined();
    await expect(overwrite(head, own.id, 1)).rejects.toMatchObject({ code: "not_found" });
    const shared = await create(head, { shared: true });
    expect(await idsOf(colleague)).toContain(shared.id);
    expect(await getView(colleague, shared.id)).toMatchObject({ mine: false, editable: false });
    await expect(overwrite(colleague, shared.id, 1)).rejects.toMatchObject({ code: "forbidden" });
    const director = await makeActor("director");
    expect(await overwrite(director, shared.id, 1)).toEqual({ version: 2 });
    expect(await idsOf(admin)).toEqual([]);
  });

  it("is shared only by those who may", async () => {
    await expect(create(manager, { shared: true })).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await create(manager);
    const share = { id, expectedVersion: 1, name: "Мой", shared: true };
    await expect(inTransaction((tx) => commands.renameView(tx, manager, share, now))).rejects.toMatchObject({
      code: "forbidden",
    });
    await inTransaction((tx) => commands.renameView(tx, manager, { ...share, shared: false }, now));
    expect((await getView(manager, id))?.name).toBe("Мой");
  });

  it("is not overwritten from an older version", async () => {
    const { id } = await create(manager);
    await overwrite(manager, id, 1);
    await expect(overwrite(manager, id, 1)).rejects.toMatchObject({
      code: "stale",
      details: { theirs: { query: "class=B" }, version: 2 },
    });
  });

  it("is copied into a private one", async () => {
    const shared = await create(head, { shared: true });
    const input = { key: randomUUID(), id: shared.id, name: "Мой класс A" };
    const { id } = await inTransaction((tx) => commands.duplicateView(tx, colleague, input, now));
    expect(await getView(colleague, id)).toMatchObject({ ...look, shared: false, mine: true });
    const own = await create(manager);
    await expect(
      inTransaction((tx) =>
        commands.duplicateView(tx, colleague, { key: randomUUID(), id: own.id, name: "Чужой" }, now),
      ),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is deleted and comes back", async () => {
    const { id } = await create(manager);
    const order = (expectedVersion: number) => ({ id, expectedVersion });
    const { version } = await inTransaction((tx) => commands.deleteView(tx, manager, order(1), now));
    expect(await getView(manager, id)).toBeUndefined();
    await expect(overwrite(manager, id, version)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      inTransaction((tx) => commands.restoreView(tx, colleague, order(version), now)),
    ).rejects.toMatchObject({ code: "not_found" });
    await inTransaction((tx) => commands.restoreView(tx, manager, order(version), now));
    expect(await getView(manager, id)).toMatchObject(look);
    expect(await eventsOf(id)).toEqual(["view.create", "view.delete", "view.restore"]);
  });
});

describe("the view that the list opens with", () => {
  it("is one's own choice, else that of the role, else the company's", async () => {
    const [company, role] = [await create(head, { shared: true }), await create(head, { shared: true })];
    const own = await create(manager);
    await usual(head, company.id, { kind: "company" });
    expect(await defaultViewOf(manager)).toBe(company.id);
    await usual(head, role.id, { kind: "role", role: "sales_manager" });
    expect(await defaultViewOf(manager)).toBe(role.id);
    expect(await defaultViewOf(head)).toBe(company.id);
    await usual(manager, own.id, { kind: "me" });
    expect([await defaultViewOf(manager), await defaultViewOf(colleague)]).toEqual([own.id, role.id]);
    expect(await usual(manager, null, { kind: "me" })).toEqual({ previous: own.id });
    await inTransaction((tx) => commands.deleteView(tx, head, { id: role.id, expectedVersion: 1 }, now));
    expect(await defaultViewOf(manager)).toBe(company.id);
    expect((await getView(head, company.id))?.defaultOf).toEqual(["company"]);
  });

  it("is set for others by those who may, and only of views that all see", async () => {
    const shared = await create(head, { shared: true });
    await expect(usual(manager, shared.id, { kind: "company" })).rejects.toMatchObject({ code: "forbidden" });
    const own = await create(head);
    await expect(usual(head, own.id, { kind: "role", role: "quality" })).rejects.toMatchObject({
      code: "view_private",
    });
    const foreign = await create(manager);
    await expect(usual(colleague, foreign.id, { kind: "me" })).rejects.toMatchObject({ code: "not_found" });
    const replaced = await create(head, { shared: true });
    await usual(head, shared.id, { kind: "role", role: "quality" });
    expect(await usual(head, replaced.id, { kind: "role", role: "quality" })).toEqual({
      previous: shared.id,
    });
  });
});
