import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#db/clients/dossier.ts";
import { clients } from "#db/clients/table.ts";
import { editGroup, setGroup, setLimit } from "#db/groups/commands.ts";
import * as input from "#db/groups/input.ts";
import { findGroups, getGroup, listGroups, listMembers } from "#db/groups/queries.ts";
import { inTransaction } from "#db/index.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { invoice, pay } from "#tests/db/purchases/office.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

async function join(clientId: string, group: unknown, actor = office.manager) {
  const [row] = await db.select({ version: clients.version }).from(clients).where(eq(clients.id, clientId));
  const parsed = input.setGroup.parse({ clientId, expectedVersion: row?.version, group });
  return inTransaction((tx) => setGroup(tx, actor, parsed, now));
}
const groupOf = async (clientId: string) =>
  (await db.select({ id: clients.groupId }).from(clients).where(eq(clients.id, clientId)))[0]?.id as string;

describe("a group of firms", () => {
  it("is made by naming it, once, and joined by its name or by choice", async () => {
    const [a, b, c] = [
      await addClient(office.manager, { inn: "7736050003" }),
      await addClient(office.manager),
      await addClient(office.manager),
    ];
    await join(a, { name: "Уральское гостеприимство" });
    await join(b, { name: "«УРАЛЬСКОЕ гостеприимство»" });
    const id = await groupOf(a);
    expect(await groupOf(b)).toBe(id);
    await join(c, { id });
    expect((await listMembers(office.manager, id)).map(({ id }) => id).sort()).toEqual([a, b, c].sort());
    const { group } = await getDossier(office.manager, a, now);
    expect(group).toMatchObject({ name: "Уральское гостеприимство", members: 3, entities: 1 });
    const { previous } = await join(c, null);
    expect(previous).toBe(id);
    expect(await eventsOf(c)).toEqual(["client.create", "client.set_group", "client.set_group"]);
    expect(await findGroups(office.manager, "гостепр")).toMatchObject([{ id }]);
  });

  it("owes what its members owe together, whichever of them was asked to pay", async () => {
    const [mine, hidden] = [await addClient(office.manager), await addClient(office.director)];
    await join(mine, { name: "Должники" });
    const id = await groupOf(mine);
    await join(hidden, { id }, office.director);
    const asked = await invoice(office.accountant, mine, "1000");
    await invoice(office.accountant, hidden, "250,50");
    await pay(office.accountant, mine, "400", [{ invoiceId: asked.id, amount: "400" }]);
    for (const [actor, seen] of [
      [office.director, 85_050],
      [office.accountant, 85_050],
      [office.manager, null],
    ] as const) {
      expect((await getGroup(actor, id))?.exposureKopecks).toBe(seen);
      expect((await getDossier(actor, mine, now)).group?.exposureKopecks).toBe(seen);
    }
    const owes = async (actor: typeof office.manager) =>
      new Map((await listMembers(actor, id)).map((one) => [one.id, one.owesKopecks]));
    expect(await owes(office.accountant)).toEqual(
      new Map([
        [mine, 60_000],
        [hidden, 25_050],
      ]),
    );
    expect((await owes(office.manager)).get(mine)).toBe(60_000);
    expect((await owes(office.manager)).get(hidden) ?? null).toBeNull();
  });

  it("keeps its limit for the accountant and the director", async () => {
    const a = await addClient(office.manager);
    await join(a, { name: "Лимитная группа" });
    const id = await groupOf(a);
    const limit = (actor: Office["director"], value: string, expectedVersion = 1) =>
      inTransaction((tx) =>
        setLimit(tx, actor, input.setLimit.parse({ id, expectedVersion, limit: value }), now),
      );
    await expect(limit(office.manager, "1")).rejects.toMatchObject({ code: "forbidden" });
    await limit(office.accountant, "1 200 000,50");
    await expect(limit(office.director, "5", 1)).rejects.toMatchObject({
      code: "stale",
      details: { theirs: { limit: 120_000_050 }, version: 2 },
    });
    for (const [actor, seen] of [
      [office.director, 120_000_050],
      [office.accountant, 120_000_050],
      [office.head, null],
      [office.manager, null],
    ] as const) {
      expect((await getGroup(actor, id))?.creditLimitKopecks).toBe(seen);
      expect((await listGroups(actor)).find((one) => one.id === id)?.creditLimitKopecks).toBe(seen);
      expect((await getDossier(actor, a, now)).group?.creditLimitKopecks).toBe(seen);
    }
    expect(() => input.setLimit.parse({ id, expectedVersion: 1, limit: "-5" })).toThrow("money_wrong");
    expect(await eventsOf(id)).toEqual(["group.set_limit"]);
  });

  it("is there for whoever sees one of its members, with the others counted and not named", async () => {
    const trainee = await makeActor("trainee");
    const [own, foreign] = [await addClient(trainee), await addClient(office.manager)];
    await join(foreign, { name: "Скрытая группа" });
    const id = await groupOf(foreign);
    expect(await getGroup(trainee, id)).toBeUndefined();
    expect(await findGroups(trainee, "скрытая")).toEqual([]);
    await expect(join(own, { id }, trainee)).rejects.toMatchObject({ code: "not_found" });
    // Its name opens it no more than its id.
    await expect(join(own, { name: "«скрытая ГРУППА»" }, trainee)).rejects.toMatchObject({
      code: "group_foreign",
    });
    expect(await getGroup(trainee, id)).toBeUndefined();
    expect(await eventsOf(own)).toEqual(["client.create"]);
    await join(own, { id }, office.director);
    expect(await getGroup(trainee, id)).toMatchObject({ members: 2 });
    expect((await listMembers(trainee, id)).map((one) => one.id)).toEqual([own]);
  });

  it("refuses who may not edit the client, an old version and a name that is taken", async () => {
    const [a, b] = [await addClient(office.manager), await addClient(office.manager)];
    await expect(join(a, { name: "Чужая" }, office.colleague)).rejects.toMatchObject({ code: "forbidden" });
    await join(a, { name: "Первая" });
    await join(b, { name: "Вторая" });
    const stale = { clientId: a, expectedVersion: 1, group: null };
    await expect(inTransaction((tx) => setGroup(tx, office.manager, stale, now))).rejects.toMatchObject({
      code: "stale",
    });
    const edit = { id: await groupOf(a), expectedVersion: 1, name: "вторая", note: null };
    await expect(inTransaction((tx) => editGroup(tx, office.head, edit, now))).rejects.toMatchObject({
      code: "group_exists",
    });
    await inTransaction((tx) => editGroup(tx, office.head, { ...edit, name: "Третья" }, now));
    expect((await getGroup(office.head, edit.id))?.name).toBe("Третья");
  });
});
