import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { assignOwners, createClient, editFact } from "#db/clients/commands.ts";
import * as input from "#db/clients/input.ts";
import { getClient, listRecentClients } from "#db/clients/queries.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { markViewed } from "#db/clients/views.ts";
import { inTransaction } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const rowOf = async (id: string) => {
  const [row] = await db.select().from(clients).where(eq(clients.id, id));
  return row as typeof clients.$inferSelect;
};
const fresh = () => ({ key: randomUUID(), name: `Клиент ${randomUUID().slice(0, 8)}` });
const create = (actor: Office["director"], fields: Record<string, unknown>) =>
  inTransaction((tx) => createClient(tx, actor, input.createClient.parse(fields), now));

describe("createClient", () => {
  it("takes a client with requisites, phones and a person, and leaves one event", async () => {
    const id = await addClient(office.secretary, {
      name: "ООО «Три медведя»",
      inn: "7736050003",
      contactName: "Медведев Михаил Потапович",
      contactPosition: "директор",
      phones: "+7 912 111-22-33",
      ownerId: office.manager.id,
      region: "Пермь",
    });
    expect(await rowOf(id)).toMatchObject({ nameKey: "три медведя", ownerId: office.manager.id, version: 1 });
    const card = await getClient(office.director, id);
    expect(card?.entities).toMatchObject([{ inn: "7736050003", version: 1 }]);
    expect(await eventsOf(id)).toEqual(["client.create"]);
  });

  it("creates once for one key", async () => {
    const fields = fresh();
    const [one, two] = await Promise.all([create(office.director, fields), create(office.director, fields)]);
    expect(one).toEqual(two);
    expect(await eventsOf(one.id)).toEqual(["client.create"]);
  });

  it("stops at the same ИНН and at the same name, until the person has seen them", async () => {
    const first = { ...fresh(), inn: "7707083893" };
    const { id } = await create(office.director, first);
    const again = { ...fresh(), inn: "7707083893" };
    await expect(create(office.director, again)).rejects.toMatchObject({
      code: "duplicate_client",
      details: { namesakes: [{ id, same: "inn" }] },
    });
    await expect(create(office.director, { ...fresh(), name: `АО «${first.name}»` })).rejects.toMatchObject({
      code: "duplicate_client",
      details: { namesakes: [{ id, same: "name" }] },
    });
    await create(office.director, { ...again, duplicateSeen: true });
  });

  it.each([
    [{ inn: "770708389" }, null],
    [{ inn: "77070838" }, "inn_format"],
    [{ inn: "0000000000" }, "inn_format"],
    [{ inn: "7707083894" }, "inn_checksum"],
    [{ phones: "200-10-20" }, "phone_unclear"],
    [{ phones: "позвонить" }, "phone_unclear"],
    [{ emails: "anna@@mail" }, "email_wrong"],
    [{ contactName: "12345" }, "person_name"],
  ])("%j → %s", async (fields, code) => {
    const attempt = create(office.director, { ...fresh(), ...fields });
    if (code) await expect(attempt).rejects.toMatchObject({ code });
    else await expect(attempt).rejects.toMatchObject({ code: "inn_checksum" });
  });

  it("keeps a failing check digit with a person's reason", async () => {
    const { id } = await create(office.director, {
      ...fresh(),
      inn: "7707083894",
      checksumReason: "Так в договоре",
    });
    const [entity] = await db.select().from(legalEntities).where(eq(legalEntities.clientId, id));
    expect(entity).toMatchObject({ inn: "7707083894", checksumNote: "Так в договоре" });
  });

  it("leaves with a manager what the manager brought, inside the own branch", async () => {
    const id = await addClient(office.faraway, { ownerId: office.director.id, branchId: office.branch.id });
    expect(await rowOf(id)).toMatchObject({ ownerId: office.faraway.id, branchId: office.otherBranch.id });
  });

  it("refuses an owner who has left", async () => {
    const left = await makeStaff({ closedAt: now });
    await expect(create(office.director, { ...fresh(), ownerId: left.id })).rejects.toMatchObject({
      code: "addressee_closed",
    });
  });

  it.each([{ name: "" }, { name: "  " }, { status: "great" }, { extra: 1 }, { key: "x" }])(
    "shape %j",
    (fields) => {
      expect(input.createClient.safeParse({ ...fresh(), ...fields }).success).toBe(false);
    },
  );
});

const edit = (actor: Office["director"], fields: Record<string, unknown>) =>
  inTransaction((tx) => editFact(tx, actor, input.editFact.parse(fields), now));

describe("editFact", () => {
  it("changes one fact and leaves one event with both values", async () => {
    const id = await addClient(office.manager);
    await edit(office.manager, { id, expectedVersion: 1, field: "status", value: "active" });
    expect(await rowOf(id)).toMatchObject({ status: "active", version: 2 });
    const [, event] = await db.query.events.findMany({
      where: (e) => eq(e.entityId, id),
      orderBy: (e, { asc }) => asc(e.id),
    });
    expect(event).toMatchObject({
      command: "client.edit_fact",
      before: { status: "potential" },
      after: { status: "active" },
    });
  });

  it("leaves no event where nothing changes", async () => {
    const id = await addClient(office.manager, { region: "Пермь" });
    await edit(office.manager, { id, expectedVersion: 1, field: "region", value: " Пермь " });
    expect(await rowOf(id)).toMatchObject({ version: 1 });
    expect(await eventsOf(id)).toEqual(["client.create"]);
  });

  it("refuses a stale write with both values", async () => {
    const id = await addClient(office.manager);
    await edit(office.manager, { id, expectedVersion: 1, field: "region", value: "Пермь" });
    await expect(
      edit(office.director, { id, expectedVersion: 1, field: "region", value: "Тюмень" }),
    ).rejects.toMatchObject({
      code: "stale",
      details: { mine: "Тюмень", theirs: "Пермь", version: 2 },
    });
  });

  it("lets one of fifty writers through", async () => {
    const id = await addClient(office.manager);
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        edit(office.manager, { id, expectedVersion: 1, field: "note", value: `№ ${i}` }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it.each([
    { field: "name", value: "" },
    { field: "status", value: "x" },
    { field: "search", value: "x" },
    { field: "ownerId", value: randomUUID() },
    { field: "version", value: 9 },
  ])("shape %j", (fields) => {
    expect(input.editFact.safeParse({ id: randomUUID(), expectedVersion: 1, ...fields }).success).toBe(false);
  });

  it("refuses a branch that does not exist", async () => {
    const id = await addClient(office.director);
    const write = { id, expectedVersion: 1, field: "branchId", value: randomUUID() };
    await expect(edit(office.director, write)).rejects.toMatchObject({ code: "not_found" });
  });
});

const assign = (actor: Office["director"], changes: { id: string; ownerId: string | null }[]) =>
  inTransaction((tx) => assignOwners(tx, actor, { changes }, now));

describe("assignOwners", () => {
  it("hands many over at once with one event, and back", async () => {
    const ids = [await addClient(office.manager), await addClient(office.colleague)];
    const { previous } = await assign(
      office.head,
      ids.map((id) => ({ id, ownerId: office.colleague.id })),
    );
    expect((await rowOf(ids[0] as string)).ownerId).toBe(office.colleague.id);
    const owners = [office.manager.id, office.colleague.id];
    expect(previous.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))).toEqual(
      ids.map((id, i) => ({ id, ownerId: owners[i] })),
    );
    await assign(office.head, previous);
    expect((await rowOf(ids[0] as string)).ownerId).toBe(office.manager.id);
    const recorded = await db.query.events.findMany({ where: (e) => eq(e.command, "client.assign_owner") });
    expect(recorded).toHaveLength(2);
  });

  it("takes all or none", async () => {
    const mine = await addClient(office.manager);
    const foreign = await addClient(office.stranger);
    const both = [mine, foreign].map((id) => ({ id, ownerId: office.head.id }));
    await expect(assign(office.head, both)).rejects.toMatchObject({ code: "forbidden" });
    expect((await rowOf(mine)).ownerId).toBe(office.manager.id);
    const unknown = [mine, randomUUID()].map((id) => ({ id, ownerId: office.head.id }));
    await expect(assign(office.head, unknown)).rejects.toMatchObject({ code: "not_found" });
  });

  it("does not give clients to an administrator or to one who has left", async () => {
    const id = await addClient(office.manager);
    await expect(assign(office.director, [{ id, ownerId: office.admin.id }])).rejects.toMatchObject({
      code: "addressee_closed",
    });
    await db.update(staff).set({ closedAt: now }).where(eq(staff.id, office.stranger.id));
    await expect(assign(office.director, [{ id, ownerId: office.stranger.id }])).rejects.toMatchObject({
      code: "addressee_closed",
    });
    await db.update(staff).set({ closedAt: null }).where(eq(staff.id, office.stranger.id));
  });
});

describe("markViewed", () => {
  it("remembers the newest look at a visible client and nothing else", async () => {
    const [one, two] = [await addClient(office.manager), await addClient(office.manager)];
    const look = (actor: Office["director"], id: string, minute: number) =>
      inTransaction((tx) => markViewed(tx, actor, id, new Date(now.getTime() + minute * 60_000)));
    await look(office.manager, one, 1);
    await look(office.manager, two, 2);
    await look(office.manager, one, 3);
    await look(office.manager, randomUUID(), 4);
    await look(office.serviceman, one, 5);
    expect((await listRecentClients(office.manager, 5)).map(({ id }) => id)).toEqual([one, two]);
    expect(await listRecentClients(office.serviceman, 5)).toEqual([]);
    expect(await eventsOf(one)).toEqual(["client.create"]);
  });

  it("writes nothing for another look within the minute", async () => {
    const id = await addClient(office.manager);
    const look = (second: number) =>
      inTransaction((tx) => markViewed(tx, office.manager, id, new Date(now.getTime() + second * 1_000)));
    const seenAt = async () =>
      (await listRecentClients(office.manager, 50)).find((one) => one.id === id)?.at.getTime();
    await look(0);
    await look(59);
    expect(await seenAt()).toBe(now.getTime());
    await look(60);
    expect(await seenAt()).toBe(now.getTime() + 60_000);
  });
});
