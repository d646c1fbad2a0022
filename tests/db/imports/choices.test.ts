import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { clientGroups } from "#db/groups/table.ts";
import { startImport } from "#db/imports/commands.ts";
import { fixCells, readAgain, takeFixBack } from "#db/imports/mend.ts";
import { listProblems } from "#db/imports/problem-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { relationOptions } from "#db/imports/relations.ts";
import { makeActor, makeBranch, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { check, clientSet, emptyBase, importWhole, order, prepare, read } from "./importing.ts";
import { csvUtf8, innOf } from "./register.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");
const columns = ["Код", "Название", "ИНН", "Телефон", "Адрес", "Регион"];
const file = (...rows: string[][]) => csvUtf8(rows, columns);
const romashka = ["A1", "ООО «Ромашка»", innOf(1), "8 495 111-22-33", "Мира, 1", "Москва"];

afterEach(() => emptyBase(owner));

describe("modes, keys and empty cells", () => {
  test("only new ones, only known ones: the other rows are skipped and say why; every row is counted once", async () => {
    await importWhole(director, "a.csv", file(romashka));
    const id = await read(
      director,
      "b.csv",
      file(["A1", "Ромашка", "", "", "", "Тверь"], ["A2", "Лютик", "", "", "", ""]),
    );
    const onlyNew = await check(director, id, { mode: "create" });
    expect(onlyNew.plan).toMatchObject({ create: 1, update: 0, skipped: 1 });
    const onlyKnown = await check(director, id, { mode: "update" });
    expect(onlyKnown.plan).toMatchObject({ create: 0, update: 1, skipped: 1 });
    const [told] = await listProblems(director, id, "skipped");
    expect(told).toMatchObject({ rowNo: 3, problem: { code: "not_there", value: "Лютик" } });
    const done = await order(director, id, startImport, {});
    expect(done.result).toMatchObject({ created: 0, updated: 1, skipped: 1, failed: 0 });
  });

  test("a chosen key decides alone; several clients under it are told, not guessed at", async () => {
    await importWhole(director, "a.csv", file(romashka, ["A2", "Василёк", "", "8 495 111-22-33", "", ""]));
    const renamed = ["", "Ромашка и Ко", innOf(1), "", "", ""];
    const id = await read(director, "b.csv", file(renamed, ["", "Кто-то", "", "8 495 111-22-33", "", ""]));
    expect((await check(director, id, { key: "inn" })).plan).toMatchObject({ update: 1, create: 1 });
    expect((await check(director, id, { key: "phone" })).plan).toMatchObject({ create: 1, failed: 1 });
    const [several] = await listProblems(director, id, "errors");
    expect(several?.problem).toMatchObject({
      code: "key_ambiguous",
      about: expect.stringContaining("Василёк"),
    });
    await expect(check(director, id, { key: "email" })).rejects.toMatchObject({
      code: "import_key_not_mapped",
    });
  });

  test("an empty cell clears where that is asked for; a column may fill only, or leave known clients alone", async () => {
    await importWhole(director, "a.csv", file(romashka));
    const id = await read(director, "b.csv", file(["A1", "Другое", "", "", "Ленина, 5", ""]));
    // Excel's short form of a long number is told, and no number is made of it.
    const rounded = await read(director, "r.csv", file(["", "Мята", "7,70708E+09", "7,95E+10", "", ""]));
    await check(director, rounded);
    expect((await listProblems(director, rounded, "rounded")).map(({ problem }) => problem.column)).toEqual([
      2, 3,
    ]);
    await check(director, id, { empty: "clear", policies: { name: "keep", address: "fill" } });
    await order(director, id, startImport, {});
    const [row] = await clientSet(owner);
    expect(row).toMatchObject({ name: "ООО «Ромашка»", address: "Мира, 1", region: null });
    expect(row?.points).toHaveLength(1);
  });
});

describe("mending in place", () => {
  test("a fix of one cell and of all alike; the file keeps what it had, and a fix can be taken back", async () => {
    const rows = [
      ["A1", "Ромашка", "12345", "", "", "Мск"],
      ["A2", "Лютик", "12345", "", "", "Мск"],
      ["A3", "", "", "", "", ""],
    ];
    const id = await prepare(director, "a.csv", file(...rows));
    expect((await getImport(director, id)).plan).toMatchObject({ create: 0, failed: 3 });
    const alike = { column: 2, was: "12345", text: "", rowNo: null };
    const fixes = [
      alike,
      { column: 2, was: "12345", text: innOf(1), rowNo: 2 },
      { column: 1, was: "", text: "Нарцисс", rowNo: 4 },
    ];
    const mended = await order(director, id, fixCells, { fixes });
    expect(mended.plan).toMatchObject({ create: 3, failed: 0 });
    const back = await order(director, id, takeFixBack, { column: 2, was: "12345", rowNo: null });
    expect(back.plan).toMatchObject({ create: 2, failed: 1 });
    await order(director, id, startImport, {});
    expect((await clientSet(owner)).map(({ name }) => name)).toEqual(["Ромашка", "Нарцисс"]);
    const [kept] = await owner`select cells from import_rows where import_id = ${id} and row_no = 2`;
    expect(kept?.cells[2]).toBe("12345");
  });

  test("the header chosen by hand; what was said of a column stays with its header", async () => {
    const text = new TextEncoder().encode("Отчёт;за март\nНазвание;Город\nРомашка;Тула\nЛютик;Томск");
    const id = await read(director, "a.csv", text);
    expect(await getImport(director, id)).toMatchObject({ headerRow: 1, total: 3, hasFile: true });
    const again = await order(director, id, readAgain, { choice: { headerRow: 2 } });
    expect(again).toMatchObject({
      headerRow: 2,
      headers: ["Название", "Город"],
      total: 2,
      mapping: ["name", "region"],
    });
    const [row] = again.top;
    expect(row).toEqual({ no: 1, cells: ["Отчёт", "за март"] });
    // A reading that fails leaves what was read before.
    const broken = await order(director, id, readAgain, { choice: { headerRow: 4 } });
    expect(broken).toMatchObject({
      state: "mapping",
      failure: "empty",
      headers: ["Название", "Город"],
      total: 2,
    });
  });
});

test("a group of another branch is neither offered nor taken by its name", async () => {
  const [ours, theirs] = [await makeBranch(), await makeBranch()];
  const head = await makeActor("sales_head", { branchId: ours.id });
  const [group] = await db
    .insert(clientGroups)
    .values({ name: "Холдинг Север", nameKey: nameKey("Холдинг Север") })
    .returning();
  await makeClient({ name: "Чужой", branchId: theirs.id, groupId: group?.id });
  const options = await relationOptions(head, ["group"]);
  expect(options.group?.options).toEqual([]);
  const id = await prepare(
    head,
    "a.csv",
    csvUtf8([["Свой", "Холдинг Север"]], ["Название", "Группа компаний"]),
  );
  await expect(order(head, id, startImport, {})).rejects.toMatchObject({ code: "group_foreign" });
  expect(await db.$count(clients, eq(clients.groupId, group?.id ?? ""))).toBe(1);
});
