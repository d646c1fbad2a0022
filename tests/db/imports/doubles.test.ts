import { afterEach, describe, expect, test } from "vitest";
import { startImport } from "#db/imports/commands.ts";
import { chooseNames, decideRows } from "#db/imports/mend.ts";
import { listProblems } from "#db/imports/problem-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { stopImport } from "#db/imports/stop-import.ts";
import { listTwins } from "#db/imports/twin-queries.ts";
import { makeActor, makeBranch, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  baseHash,
  clientSet,
  emptyBase,
  importWhole,
  now,
  order,
  prepare,
  start,
  undoWhole,
} from "./importing.ts";
import { csvUtf8, innOf, registerRows } from "./register.ts";

const { owner } = await testDatabase();
const director = await makeActor("director");
const columns = ["Код", "Название", "ИНН", "Телефон", "Адрес", "Регион"];
const file = (...rows: string[][]) => csvUtf8(rows, columns);
const romashka = ["A1", "ООО «Ромашка»", innOf(1), "8 495 111-22-33", "Мира, 1", "Москва"];

afterEach(() => emptyBase(owner));

describe("doubles", () => {
  test("what looks like a client waits for a decision; a rule or a person decides; nothing is joined silently", async () => {
    await importWhole(director, "a.csv", file(romashka));
    const alike = ["", "Ромашка-Центр", innOf(1), "8 495 111-22-33", "Новая, 2", ""];
    const id = await prepare(director, "b.csv", file(alike));
    expect((await getImport(director, id)).plan).toMatchObject({ waiting: 1, create: 0 });
    const [twin] = await listTwins(director, id);
    expect(twin).toMatchObject({
      rowNo: 2,
      twin: { ground: "inn", score: 80, reasons: ["inn", "phone"], name: "ООО «Ромашка»" },
    });
    const filled = await order(director, id, decideRows, { rows: [{ rowNo: 2, choice: "fill" }] });
    expect(filled.plan).toMatchObject({ waiting: 0, unchanged: 1 });
    const ruled = await order(director, id, decideRows, {
      rows: [{ rowNo: 2, choice: null }],
      rules: { inn: "update" },
    });
    expect(ruled.plan).toMatchObject({ update: 1 });
    const before = await baseHash(owner);
    await order(director, id, startImport, {});
    expect(await clientSet(owner)).toMatchObject([{ name: "Ромашка-Центр", address: "Новая, 2" }]);
    await undoWhole(director, id);
    expect(await baseHash(owner)).toBe(before);
  });

  test("nobody decided: the row stays out with its reason; АО is not ООО", async () => {
    await importWhole(director, "a.csv", file(romashka));
    const rows = [
      ["", "Ромашка-Центр", innOf(1), "8 495 111-22-33", "", ""],
      ["", "АО «Ромашка»", "", "8 495 111-22-33", "Мира, 1", ""],
    ];
    const done = await importWhole(director, "b.csv", file(...rows));
    expect(done.result).toMatchObject({ created: 1, skipped: 1 });
    const [only] = await listProblems(director, done.id, "undecided");
    expect(only).toMatchObject({ rowNo: 2, problem: { about: "ООО «Ромашка»" } });
  });

  test("a second row of the file goes into the first, or becomes a client of its own, and is undone with it", async () => {
    const rows = [
      ["A1", "Ромашка", "", "8 495 111-22-33", "", ""],
      ["A1", "Ромашка", "", "8 495 111-22-44", "Мира, 1", ""],
    ];
    const before = await baseHash(owner);
    const id = await prepare(director, "a.csv", file(...rows));
    expect((await getImport(director, id)).plan).toMatchObject({ create: 1, failed: 1 });
    const told = await listProblems(director, id, "all");
    expect(told).toMatchObject([
      { rowNo: 3, problem: { code: "twice_in_file", level: "error", value: "A1", about: "2" } },
    ]);
    const merged = await order(director, id, decideRows, { rows: [], rules: { file: "fill" } });
    expect(merged.plan).toMatchObject({ create: 1, merged: 1, failed: 0 });
    const done = await order(director, id, startImport, {});
    expect(done.result).toMatchObject({ created: 1, merged: 1 });
    const [row] = await clientSet(owner);
    expect(row).toMatchObject({ address: "Мира, 1" });
    expect(row?.points).toHaveLength(2);
    await undoWhole(director, id);
    expect(await baseHash(owner)).toBe(before);
    const apart = await prepare(director, "b.csv", file(...rows));
    await order(director, apart, decideRows, { rows: [{ rowNo: 3, choice: "create" }] });
    expect((await order(director, apart, startImport, {})).result).toMatchObject({ created: 2, failed: 0 });
  });
});

describe("names of the file", () => {
  test("unknown ones are listed once and made, mapped or left; what was made goes with the undo", async () => {
    const yurieva = await makeStaff({ surname: "Юрьева", given: "Ольга" });
    const kazan = await makeBranch({ name: "Казань" });
    const headers = ["Название", "Ответственный", "Филиал", "Метки"];
    const rows = [
      ["Ромашка", "О. Юрьева", "Казань", "Опт; vip"],
      ["Лютик", "Юриева", "Тула", "опт"],
      ["Мята", "Юриева", "Казанский", ""],
    ];
    const id = await prepare(director, "a.csv", csvUtf8(rows, headers));
    const { unknown } = await getImport(director, id);
    expect(new Set(unknown.map(({ relation, name, count }) => `${relation} ${name} ${count}`))).toEqual(
      new Set(["tags опт 2", "owner Юриева 2", "tags vip 1", "branch Тула 1", "branch Казанский 1"]),
    );
    const names = [
      { relation: "owner", name: "Юриева", choice: "map" as const, target: yurieva.id },
      { relation: "branch", name: "Казанский", choice: "map" as const, target: kazan.id },
      { relation: "branch", name: "Тула", choice: "create" as const },
      { relation: "tags", name: "vip", choice: "empty" as const },
    ];
    const foreign = [{ ...(names[0] as (typeof names)[number]), target: kazan.id }];
    await expect(order(director, id, chooseNames, { names: foreign })).rejects.toMatchObject({
      code: "invalid",
    });
    const chosen = await order(director, id, chooseNames, { names });
    expect(chosen.unknown.map(({ name }) => name)).toEqual(["опт"]);
    await order(director, id, startImport, {});
    const written =
      await owner`select c.name, c.owner_id, b.name as branch, c.tags from clients c join branches b on b.id = c.branch_id order by c.name`;
    expect(written.map((row) => ({ ...row }))).toEqual([
      { name: "Лютик", owner_id: yurieva.id, branch: "Тула", tags: ["опт"] },
      { name: "Мята", owner_id: yurieva.id, branch: "Казань", tags: [] },
      { name: "Ромашка", owner_id: yurieva.id, branch: "Казань", tags: ["опт"] },
    ]);
    await undoWhole(director, id);
    expect(await owner`select name from branches where name = 'Тула'`).toEqual([]);
  });

  test("a head of sales makes no branches", async () => {
    const head = await makeActor("sales_head");
    const id = await prepare(head, "a.csv", csvUtf8([["Ромашка", "Тула"]], ["Название", "Филиал"]));
    const names = [{ relation: "branch", name: "Тула", choice: "create" as const }];
    await expect(order(head, id, chooseNames, { names })).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("stopped midway: what is in stays, the rest is named, or everything goes back", async () => {
  const many = registerRows(700).map((row) => [`R${row[0]}`, row[1] ?? "", "", "", "", ""]);
  const empty = await baseHash(owner);
  const stopAfterOne = async (keep: boolean) => {
    const id = await prepare(director, "a.csv", file(...many));
    await start(director, id);
    const stop = new AbortController();
    const chunkDone = runImport(
      id,
      () => {
        stop.abort();
        return now;
      },
      { stopping: stop.signal, portion: 500 },
    );
    await expect(chunkDone).rejects.toThrow();
    return order(director, id, stopImport, { keep });
  };
  const kept = await stopAfterOne(true);
  expect(kept).toMatchObject({ state: "done", result: { created: 500, skipped: 200 } });
  expect(await listProblems(director, kept.id, "stopped", 300)).toHaveLength(200);
  await undoWhole(director, kept.id);
  expect(await baseHash(owner)).toBe(empty);
  expect(await stopAfterOne(false)).toMatchObject({
    state: "undone",
    result: { removed: 500, skipped: 200 },
  });
  expect(await baseHash(owner)).toBe(empty);
});
