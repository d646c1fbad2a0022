import { afterEach, describe, expect, test } from "vitest";
import { errorFile } from "#db/imports/error-file.ts";
import { listProblems } from "#db/imports/problem-queries.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { clientSet, emptyBase, importWhole } from "./importing.ts";
import { csv1251, csvUtf8, innOf, registerRows, xlsx } from "./register.ts";

const { owner } = await testDatabase();
const director = await makeActor("director");
const rows = registerRows();

afterEach(() => emptyBase(owner));

describe("one register in three files", () => {
  test("gives the same clients, with every number, address and person of it", async () => {
    const sets = [];
    for (const [name, bytes] of [
      ["register.xlsx", await xlsx(rows)],
      ["register.csv", csv1251(rows)],
      ["register.csv", csvUtf8(rows)],
    ] as const) {
      const { result, plan } = await importWhole(director, name, bytes);
      expect(plan).toMatchObject({ create: 300, update: 0, unchanged: 0, failed: 0 });
      expect(result).toMatchObject({ created: 300, failed: 0 });
      sets.push(await clientSet(owner));
      await emptyBase(owner);
    }
    expect(sets[1]).toEqual(sets[0]);
    expect(sets[2]).toEqual(sets[0]);
    expect(sets[0]).toHaveLength(300);
    const byId = new Map(sets[0]?.map((row) => [row.external_id, row]));
    expect(byId.get("1000")).toMatchObject({
      name: 'ГБОУ "Школа № 100"',
      entities: [
        [expect.stringContaining("учреждение"), innOf(0), null, "1027700132195", expect.any(String)],
      ],
      points: [
        ["phone", "+74959001010", null],
        ["email", "school100@mail.ru", null],
        ["site", "sch100.example.ru", null],
      ],
      people: [["Лапина", "Вера", "Петровна", "Директор"]],
    });
    expect(byId.get("1007")?.name).toBe("Государственное бюджетное образовательное учреждение «Школа № 107»");
    expect(byId.get("1006")?.points).toContainEqual(["email", "school-106@yandex.ru", null]);
    expect(byId.get("1034")?.points).toContainEqual(["phone", "+79161234601", null]);
    expect(byId.get("1001")?.note).toBe("OGRN: 77№012300001");
    expect(byId.get("1003")?.points.some(([kind]: string[]) => kind === "phone")).toBe(false);
  });

  test("adds nothing the second time, whatever the form of the file", async () => {
    await importWhole(director, "register.csv", csv1251(rows));
    const before = await clientSet(owner);
    const again = await importWhole(director, "register.xlsx", await xlsx(rows));
    expect(again.plan).toMatchObject({ create: 0, update: 0, unchanged: 300, failed: 0 });
    expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 300 });
    expect(await clientSet(owner)).toEqual(before);
  });
});

describe("who is who", () => {
  const headers = ["Код", "Название", "ИНН", "КПП", "Телефон"];

  test("the outside code decides; the same ИНН under another code only warns", async () => {
    await importWhole(director, "a.csv", csvUtf8([["A1", "Ромашка", innOf(1), "771801001", ""]], headers));
    const file = [
      ["A1", "Ромашка плюс", innOf(1), "771801001", "8 495 111-22-33"],
      ["A2", "Василёк", innOf(1), "771801001", ""],
    ];
    const done = await importWhole(director, "b.csv", csvUtf8(file, headers));
    expect(done.result).toMatchObject({ created: 1, updated: 1, failed: 0 });
    const problems = await listProblems(director, done.id, "all");
    expect(problems.map(({ rowNo, problem: { code, about } }) => [rowNo, code, about])).toEqual([
      [2, "renamed", "Ромашка"],
      [3, "same_inn", "Ромашка"],
    ]);
    const [, twin] = await clientSet(owner);
    expect(twin).toMatchObject({ external_id: "A2", name: "Василёк" });
  });

  test("without a code ИНН with КПП decides; a branch of the firm is another client", async () => {
    const short = ["Название", "ИНН", "КПП"];
    const file = [
      ["Ромашка", innOf(1), "771801001"],
      ["Ромашка, Казань", innOf(1), "165501001"],
    ];
    await importWhole(director, "a.csv", csvUtf8(file, short));
    const again = await importWhole(director, "b.csv", csvUtf8(file, short));
    expect(again.result).toMatchObject({ created: 0, unchanged: 2 });
  });

  test("without either the name with its address, a number, or alone", async () => {
    const short = ["Название", "Адрес", "Телефон"];
    const file = [
      ["Аптека", "ул. Мира, 1", "8 495 111-22-33"],
      ["Аптека", "ул. Мира, 2", "8 495 111-22-33"],
      ["Аптека", "", "8 495 111-22-34"],
      ["Аптека № 7", "", ""],
    ];
    expect((await importWhole(director, "a.csv", csvUtf8(file, short))).result).toMatchObject({ created: 4 });
    expect((await importWhole(director, "b.csv", csvUtf8(file, short))).result).toMatchObject({
      unchanged: 4,
    });
  });

  test("a client twice in one file is written once, and the second row says where the first stands", async () => {
    const file = [
      ["A1", "Ромашка", "", "", ""],
      ["A1", "Ромашка ещё раз", "", "", ""],
    ];
    const done = await importWhole(director, "a.csv", csvUtf8(file, headers));
    expect(done.result).toMatchObject({ created: 1, failed: 1 });
    const [only] = await listProblems(director, done.id, "errors");
    expect(only).toMatchObject({ rowNo: 3, problem: { code: "twice_in_file", about: "2" } });
    let text = "";
    for await (const part of errorFile(director, done.id, "ru")) text += part;
    expect(text).toContain(
      "A1;Ромашка ещё раз;;;;Этот же клиент стоит в файле дважды. Он уже был в строке 2",
    );
  });

  test("filled cells replace, empty ones erase nothing, numbers and lines of the note are added", async () => {
    const columns = [...headers, "Адрес", "Примечание"];
    await importWhole(
      director,
      "a.csv",
      csvUtf8([["A1", "Ромашка", "", "", "8 495 111-22-33", "Мира, 1", "старое"]], columns),
    );
    await importWhole(
      director,
      "b.csv",
      csvUtf8([["A1", "Ромашка", "", "", "8 495 111-22-34", "", "новое"]], columns),
    );
    const [row] = await clientSet(owner);
    expect(row).toMatchObject({
      address: "Мира, 1",
      note: "старое\nновое",
      points: [
        ["phone", "+74951112233", null],
        ["phone", "+74951112234", null],
      ],
    });
  });
});
