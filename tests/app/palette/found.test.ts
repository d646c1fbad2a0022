import { beforeAll, describe, expect, it, vi } from "vitest";
import { complaintDocument } from "#db/complaints/document.ts";
import { makeActor, makeBranch, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

vi.mock("#app/locale.ts", () => ({ requestLocale: async () => "ru" }));
const { db, owner } = await testDatabase();
const { found, fits } = await import("#app/(office)/palette/found.ts");

const now = new Date("2026-03-19T12:00:00Z");
const director = await makeActor("director");
const admin = await makeActor("admin");
const branch = await makeBranch();
const manager = await makeActor("sales_manager", { branchId: branch.id });

const complaint = { number: "Ж-2026-00042", subject: "Гудит кондиционер", text: "t", fromName: "Анна" };

beforeAll(async () => {
  const document = complaintDocument(complaint);
  await makeClient({ name: "ООО «Ромашка»", ownerId: manager.id, branchId: branch.id });
  await makeClient({ name: "ООО «Чужая ромашка»", branchId: (await makeBranch()).id });
  await owner`insert into complaints (number, kind, channel, type, demand, subject, text, from_name, owner_id, registered_at,
      legal_due_at, internal_due_at, search)
    values ('Ж-2026-00042', 'complaint', 'phone', 'other', 'none', 'Гудит кондиционер', 't', 'Анна', ${director.id}, ${now}, ${now}, ${now}, ${document})`;
});

const ask = async (actor = director, q = "") => {
  const groups = await found(actor, q, now, db);
  return Object.fromEntries(groups.map(({ label, items }) => [label, items.map((item) => item.label)]));
};

describe("the palette", () => {
  it("shows nothing typed: the places and what one may begin", async () => {
    const all = await ask();
    expect(all.Разделы).toEqual(expect.arrayContaining(["Сегодня", "Клиенты", "Сохранность"]));
    expect(all.Действия).toContain("Новый клиент");
    expect(all.Клиенты).toBeUndefined();
  });

  it.each(["клиенты", "Клиен", "rkbtyns", "КЛИЕНТЫ", "klienty"])("finds the place by %j", async (q) => {
    expect((await ask(director, q)).Разделы).toContain("Клиенты");
  });

  it("finds clients in the scope of the one who asks", async () => {
    expect((await ask(director, "ромашка")).Клиенты).toEqual(["ООО «Ромашка»", "ООО «Чужая ромашка»"]);
    expect((await ask(manager, "hjvfirf")).Клиенты).not.toContain("ООО «Чужая ромашка»");
  });

  it.each(["Ж-2026-00042", "00042", "кондиционер"])("finds the complaint by %j", async (q) => {
    expect((await ask(director, q)).Жалобы).toEqual(["Гудит кондиционер"]);
  });

  it.each(["00042", "2026-00042", "Ж-00042", "ж00042", ";-00042"])(
    "puts the complaint of %j first",
    async (q) => {
      await makeClient({ name: "Цех 00042 и Ж 2026" });
      const [first] = await found(director, q, now, db);
      expect(first).toMatchObject({ label: "Жалобы", items: [{ hint: "Ж-2026-00042" }] });
    },
  );

  it("keeps clients first for a number that is no complaint's", async () => {
    await makeClient({ name: "Школа 042 Ж" });
    const [first] = await found(director, "042", now, db);
    expect(first?.label).toBe("Клиенты");
  });

  it("shows an administrator no client, no complaint, no place of theirs", async () => {
    const all = await ask(admin, "");
    expect(all.Разделы).toEqual(["Сегодня", "Мои дела", "Сотрудники", "Сохранность"]);
    expect(all.Действия).toEqual(["Сделать резервную копию", "Моя учётная запись и пароль"]);
    expect(await ask(admin, "ромашка")).toEqual({});
    expect(await ask(admin, "кондиционер")).toEqual({});
  });

  it("finds nothing for signs alone, and breaks on no odd text", async () => {
    for (const q of ["%", "_", "\\", "'", "—", "🦷", "a".repeat(100)])
      expect(await ask(director, q)).toEqual({});
  });
});

it("every word typed must begin a word of the label", () => {
  expect(fits("Новый клиент", "кл но")).toBe(true);
  expect(fits("Новый клиент", "иент")).toBe(false);
  expect(fits("Новый клиент", "")).toBe(false);
});
