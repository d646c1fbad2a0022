import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { countClients, listClients } from "#db/clients/list.ts";
import { type ClientSearch, emptySearch, usualSort } from "#db/clients/list-input.ts";
import { findClientsForPicker } from "#db/clients/picker.ts";
import { nameKey, searchDocument } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

const { db, owner } = await testDatabase();
let office: Office;

beforeAll(async () => {
  office = await makeOffice();
});

const ask = (actor: StaffActor, q: string, more: Partial<ClientSearch> = {}) =>
  listClients(actor, { ...emptySearch, q, sort: usualSort(q), ...more }, now);
const names = async (actor: StaffActor, q: string) => (await ask(actor, q)).rows.map(({ name }) => name);

describe("a number or an address typed whole", () => {
  beforeAll(async () => {
    await addClient(office.colleague, { name: "Носитель", phones: "8 (912) 345-67-89", emails: "a@b.ru" });
    // Twelve digits that have the whole phone inside of them.
    await addClient(office.director, { name: "Похожий", inn: "912345678902", checksumReason: "так в файле" });
    await addClient(office.director, { name: "Длиннее", emails: "aa@b.ru" });
  });

  it.each(["9123456789", "8 912 345 67 89", "+7 (912) 345-67-89", "79123456789"])(
    "%s is whose it is",
    async (q) => {
      expect(await names(office.director, q)).toEqual(["Носитель"]);
      expect(await countClients(office.director, { ...emptySearch, q }, now)).toBe(1);
    },
  );

  it("tells nobody by its silence that somebody unseen has it", async () => {
    expect(await names(office.manager, "9123456789")).toEqual(["Похожий"]);
  });

  it("of mail likewise, and a part of it finds all", async () => {
    expect(await names(office.director, "a@b.ru")).toEqual(["Носитель"]);
    expect((await names(office.director, "@b.ru")).sort()).toEqual(["Длиннее", "Носитель"]);
  });
});

describe("more finds than can be ranked", () => {
  const many = 1_300;
  beforeAll(async () => {
    const called = Array.from({ length: many }, (_, i) => `Уралстрой ${String(i + 1).padStart(4, "0")}`);
    await db.insert(clients).values(
      called.map((name) => ({
        ...{ name, nameKey: nameKey(name) },
        search: searchDocument({ names: [name], inns: [], phones: [], emails: [], people: [] }),
      })),
    );
    await addClient(office.director, { name: "АО «Заурал»" });
    await owner`vacuum analyze clients`;
  });

  it("go by name, those that begin so first, and say that they are many", async () => {
    const page = await ask(office.director, "уралстрой");
    expect(page.count).toBeNull();
    expect(page.rows.map(({ name }) => name).slice(0, 2)).toEqual(["Уралстрой 0001", "Уралстрой 0002"]);
    const next = await ask(office.director, "уралстрой", { after: page.next });
    expect(next.rows[0]?.name).toBe("Уралстрой 0051");
    const back = await ask(office.director, "уралстрой", { before: next.previous });
    expect(back.rows.map(({ name }) => name)).toEqual(page.rows.map(({ name }) => name));
  });

  it("reach those that have it inside behind all of these", async () => {
    const last = await ask(office.director, "урал", { descending: true });
    expect(last.rows[0]?.name).toBe("АО «Заурал»");
    expect(last.rows[1]?.name).toBe("Уралстрой 1300");
  });

  it("are ranked where a filter leaves few", async () => {
    await addClient(office.director, { name: "Южурал", status: "lost" });
    await addClient(office.director, { name: "Урал-Юг", status: "lost" });
    const page = await ask(office.director, "урал", { statuses: ["lost"] });
    expect(page.rows.map(({ name }) => name)).toEqual(["Урал-Юг", "Южурал"]);
    expect(page.count).toBe(2);
  });

  it("give a chooser the names that begin so, in their order", async () => {
    const found = await findClientsForPicker(office.director, "уралс");
    expect(found.map(({ name }) => name).slice(0, 2)).toEqual(["Уралстрой 0001", "Уралстрой 0002"]);
    expect(found).toHaveLength(10);
    const inside = await findClientsForPicker(office.director, "заур");
    expect(inside.map(({ name }) => name)).toEqual(["АО «Заурал»"]);
  });
});
