import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { emptySearch } from "#db/clients/list-input.ts";
import { clients } from "#db/clients/table.ts";
import { orderExport, takeExport } from "#db/exports/commands.ts";
import { exportStream } from "#db/exports/stream.ts";
import { clientFieldValues } from "#db/fields/table.ts";
import { ownName } from "#db/fields/value.ts";
import { startImport } from "#db/imports/commands.ts";
import { fixCells } from "#db/imports/mend.ts";
import { listProblems } from "#db/imports/problem-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { db, inTransaction } from "#db/index.ts";
import { subjectData } from "#db/subjects/dossier.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { makeOffice, now, type Office } from "../clients/office.ts";
import { check, importWhole, order, prepare, undoWhole } from "../imports/importing.ts";
import { csvUtf8 } from "../imports/register.ts";
import { hashOfAll, merge, undo } from "../merges/merging.ts";
import { addField, clientOf, type } from "./making.ts";

const { owner } = await testDatabase();
let office: Office;
let area: Awaited<ReturnType<typeof addField>>;
let format: typeof area;
let until: typeof area;
let rival: typeof area;
beforeAll(async () => {
  office = await makeOffice();
  const make = (name: string, kind: string, more = {}) => addField(office.director, { name, kind, ...more });
  area = await make("Площадь магазина, м²", "number");
  format = await make("Формат", "choice", { choices: [{ label: "Салон" }, { label: "Остров в ТЦ" }] });
  until = await make("Договор до", "date", { required: true });
  rival = await make("Работает с конкурентом", "yes_no");
});

const headers = ["Название", "Площадь магазина, м²", "Формат", "Договор до", "Работает с конкурентом"];
const file = (...rows: string[][]) => csvUtf8(rows, headers);
const byName = async (name: string) =>
  (await db.select().from(clients).where(eq(clients.name, name)))[0] as typeof clients.$inferSelect;

const indexed = (clientId: string) =>
  db
    .select()
    .from(clientFieldValues)
    .where(eq(clientFieldValues.clientId, clientId))
    .orderBy(clientFieldValues.fieldId);

describe("a file", () => {
  it("is taken by the names of the fields, shows what it cannot read, and is mended in place", async () => {
    const id = await prepare(
      office.director,
      "fields.csv",
      file(
        ["Мебель 1", "1 234,5", "остров в тц", "31.12.2026", "да"],
        ["Мебель 2", "много", "Киоск", "скоро", "наверное"],
      ),
    );
    const { mapping, plan } = await getImport(office.director, id);
    expect(mapping).toEqual(["name", ...[area, format, until, rival].map(ownName)]);
    expect(plan).toMatchObject({ create: 2, warned: 1 });
    const troubles = await listProblems(office.director, id, "all").then((found) => JSON.stringify(found));
    for (const code of ["field_number", "field_choice", "field_date", "field_yes_no"])
      expect(troubles).toContain(code);
    const fix = (column: number, was: string, text: string) => ({ column, was, text, rowNo: null });
    const fixes = [fix(1, "много", "90"), fix(2, "Киоск", "Салон"), fix(4, "наверное", "нет")];
    await order(office.director, id, fixCells, { fixes });
    await order(office.director, id, startImport, {});
    expect((await byName("Мебель 1")).own).toEqual({
      [area.id]: 1234.5,
      [format.id]: format.choices[1]?.id,
      [until.id]: "2026-12-31",
      [rival.id]: true,
    });
    const second = await byName("Мебель 2");
    expect(second.own).toEqual({ [area.id]: 90, [format.id]: format.choices[0]?.id, [rival.id]: false });
    expect(second.note).toBe("Договор до: скоро");
  });

  it("changes what is there as its settings say, and its undo brings all of it back but what people changed", async () => {
    await importWhole(
      office.director,
      "a.csv",
      file(["Ромашка", "10", "Салон", "01.02.2027", "да"], ["Лютик", "20", "", "", ""]),
    );
    const [rose, lily] = [await byName("Ромашка"), await byName("Лютик")];
    const before = await indexed(rose.id);
    const changed = file(
      ["Гвоздика", "", "", "", "да"],
      ["Ромашка", "15", "Остров в ТЦ", "", "нет"],
      ["Лютик", "25", "Салон", "", ""],
    );
    const id = await prepare(office.director, "b.csv", changed);
    await check(office.director, id, { empty: "clear", policies: { [ownName(format)]: "fill" } });
    await order(office.director, id, startImport, {});
    // A filled choice stays, a required date is not emptied, the rest is as the file says.
    expect((await clientOf(rose.id)).own).toEqual({ ...rose.own, [area.id]: 15, [rival.id]: false });
    expect((await clientOf(lily.id)).own).toEqual({ [area.id]: 25, [format.id]: format.choices[0]?.id });
    await type(office.director, lily.id, area.id, "99");
    await undoWhole(office.director, id);
    expect((await clientOf(lily.id)).own).toEqual({ [area.id]: 99 });
    expect(await clientOf(rose.id)).toEqual(rose);
    expect(await indexed(rose.id)).toEqual(before);
  });

  it("is made with the fields as columns, numbers and days as such", async () => {
    await makeClient({
      ...{ name: "Выгрузка", region: "Из полей", ownerId: office.manager.id },
      own: {
        [area.id]: 1234.5,
        [until.id]: "2026-12-31",
        [rival.id]: false,
        [format.id]: format.choices[0]?.id ?? "",
      },
    });
    const columns = ["name", ...[area, format, until, rival].map(ownName)];
    const filter = { ...emptySearch, regions: ["Из полей"] };
    const input = {
      key: randomUUID(),
      kind: "clients" as const,
      format: "csv" as const,
      columns,
      filter,
      filterWords: [],
    };
    const { id } = await inTransaction((tx) => orderExport(tx, office.director, input, now));
    const taken = await inTransaction((tx) => takeExport(tx, office.director, id, now));
    let text = "";
    for await (const bytes of exportStream(office.director, taken, () => now))
      text += Buffer.from(bytes).toString();
    expect(text.replace("\uFEFF", "").trim().split("\r\n")).toEqual([
      "Название;Площадь магазина, м²;Формат;Договор до;Работает с конкурентом",
      "Выгрузка;1234,5;Салон;31.12.2026;Нет",
    ]);
  });
});

describe("cards that become one", () => {
  it("keep what either says; whose value stands can be chosen; undone, every row is as it was", async () => {
    const of = (own: Record<string, string | number | boolean>) =>
      makeClient({ ownerId: office.manager.id, own });
    const first = await of({ [area.id]: 10, [rival.id]: true });
    const other = await of({ [area.id]: 20, [until.id]: "2027-01-01" });
    const before = await hashOfAll(owner);
    const { id } = await merge(office.director, [first.id, other.id]);
    expect((await clientOf(first.id)).own).toEqual({ ...first.own, [until.id]: "2027-01-01" });
    await undo(office.director, id);
    expect(await hashOfAll(owner)).toEqual(before);
    await merge(office.director, [first.id, other.id], {
      own: { [area.id]: other.id, [rival.id]: other.id },
    });
    expect((await clientOf(first.id)).own).toEqual({ [area.id]: 20, [until.id]: "2027-01-01" });
    await expect(
      merge(office.director, [first.id, (await of({ [area.id]: 1 })).id], { own: { [area.id]: other.id } }),
    ).rejects.toThrow("merge_foreign_choice");
  });
});

it("what a person asks to see of themselves holds the fields of the company, archived or not", async () => {
  const { id } = await makeClient({
    ...{ name: "Белых Анна Ильинична", kind: "person", ownerId: office.manager.id },
    own: { [rival.id]: true, [area.id]: 12 },
  });
  const data = await subjectData(office.director, "client", id, now);
  expect(data?.card[0]?.own).toEqual([
    { name: "Площадь магазина, м²", words: "12" },
    { name: "Работает с конкурентом", words: "Да" },
  ]);
});
