import { afterEach, describe, expect, test } from "vitest";
import { listProblems } from "#db/imports/problem-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  baseHash,
  clientSet,
  emptyBase,
  importWhole,
  now,
  PORTION,
  prepare,
  start,
  undoWhole,
} from "./importing.ts";
import { csvUtf8, innOf, registerRows } from "./register.ts";

const { owner } = await testDatabase();
const director = await makeActor("director");

afterEach(() => emptyBase(owner));

describe("the same ИНН without codes", () => {
  const headers = ["Название", "ИНН", "КПП", "Телефон"];
  const inn = innOf(1);
  const branches = [
    ["Ромашка", inn, "", "8 495 111-22-33"],
    ["Ромашка, Казань", inn, "", "8 843 111-22-33"],
    ["Ромашка, Тула", inn, "710101001", "8 487 211-22-33"],
    ["Ромашка, Тула", inn, "710201001", "8 487 211-22-34"],
    ["ООО «РОМАШКА»", inn, "", "8 495 111-22-44"],
  ];

  test("another name or КПП is another client, with a warning; the very same client is told, not lost", async () => {
    const done = await importWhole(director, "a.csv", csvUtf8(branches, headers));
    expect(done.plan).toMatchObject({ create: 4, update: 0, unchanged: 0, failed: 1, warned: 3 });
    expect(done.result).toMatchObject({ created: 4, failed: 1 });
    const set = await clientSet(owner);
    expect(set.map(({ name }) => name).sort()).toEqual([
      "Ромашка",
      "Ромашка, Казань",
      "Ромашка, Тула",
      "Ромашка, Тула",
    ]);
    const told = await listProblems(director, done.id, "duplicates");
    expect(told.map(({ rowNo, problem: { code, about } }) => [rowNo, code, about])).toEqual([
      [6, "twice_in_file", "2"],
      [3, "same_inn_in_file", "2"],
      [4, "same_inn_in_file", "2"],
      [5, "same_inn_in_file", "2"],
    ]);
  });

  test("the file again adds none and changes none, in any order of its rows", async () => {
    await importWhole(director, "a.csv", csvUtf8(branches, headers));
    const before = await clientSet(owner);
    for (const rows of [branches, branches.slice(0, 4).reverse()]) {
      const again = await importWhole(director, "b.csv", csvUtf8(rows, headers));
      expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    }
    expect(await clientSet(owner)).toEqual(before);
  });

  test("rows of one file in different portions are told apart as in one", async () => {
    const between = registerRows(PORTION).map((row) => [row[1] ?? "", innOf(5_000 + Number(row[0])), "", ""]);
    const bare = ["Ромашка", "", "", ""];
    const far = [...branches.slice(0, 2), ...between, ...branches.slice(2), bare];
    await importWhole(director, "far.csv", csvUtf8(far, headers));
    const whole = (await clientSet(owner)).filter(({ name }) => String(name).startsWith("Ромашка"));
    await emptyBase(owner);
    await importWhole(director, "near.csv", csvUtf8([...branches, bare], headers));
    expect(await clientSet(owner)).toEqual(whole);
    const again = await importWhole(director, "far.csv", csvUtf8(far.slice(0, PORTION), headers));
    expect(again.result).toMatchObject({ updated: 0, unchanged: 2 });
  });

  test("a client of the base under another name is left alone and named", async () => {
    const { id } = await makeClient({ name: "Василёк" });
    await owner`insert into legal_entities (client_id, name, inn) values (${id}, 'Василёк', ${inn})`;
    const before = await baseHash(owner);
    const done = await importWhole(director, "a.csv", csvUtf8(branches.slice(0, 1), headers));
    expect(done.result).toMatchObject({ created: 1, updated: 0 });
    const [only] = await listProblems(director, done.id, "all");
    expect(only?.problem).toMatchObject({ code: "same_inn", about: "Василёк", clientId: id });
    await undoWhole(director, done.id);
    expect(await baseHash(owner)).toBe(before);
  });

  test("two rows about one client of the base: the first is written, the second is told", async () => {
    await importWhole(director, "a.csv", csvUtf8([["A1", "Ромашка", inn]], ["Код", "Название", "ИНН"]));
    const file = [
      ["A1", "Василёк", inn, "Мира, 1"],
      ["", "Ромашка", inn, "Мира, 2"],
    ];
    const done = await importWhole(director, "b.csv", csvUtf8(file, ["Код", "Название", "ИНН", "Адрес"]));
    expect(done.result).toMatchObject({ created: 0, updated: 1, failed: 1 });
    const [told] = await listProblems(director, done.id, "errors");
    expect(told).toMatchObject({ rowNo: 3, problem: { code: "twice_in_file", about: "2" } });
    expect(await clientSet(owner)).toMatchObject([{ name: "Василёк", address: "Мира, 1" }]);
  });

  test("a client that appeared between check and writing is met, not doubled", async () => {
    const id = await prepare(director, "a.csv", csvUtf8(branches.slice(0, 2), headers));
    await importWhole(director, "b.csv", csvUtf8(branches.slice(0, 1), headers));
    await start(director, id);
    await runImport(id, () => now);
    expect((await getImport(director, id)).result).toMatchObject({ created: 1, unchanged: 1 });
    expect(await clientSet(owner)).toHaveLength(2);
  });
});
