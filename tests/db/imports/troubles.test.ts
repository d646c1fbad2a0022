import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { clients } from "#db/clients/table.ts";
import { consents } from "#db/consents/table.ts";
import { env } from "#db/env.ts";
import { pointHash } from "#db/erasures/hashes.ts";
import { setMapping } from "#db/imports/commands.ts";
import { errorFile } from "#db/imports/error-file.ts";
import { findStrayQuotes, listProblems } from "#db/imports/problem-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { inTransaction } from "#db/index.ts";
import { makeActor, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { clientSet, emptyBase, importWhole, now, prepare, start } from "./importing.ts";
import { csvUtf8 } from "./register.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");

afterEach(() => emptyBase(owner));

describe("troubles", () => {
  const headers = ["Название", "ИНН", "Телефон", "Почта", "Ответственный"];

  test("an error keeps its row out, a warning does not, and nothing is lost in silence", async () => {
    await makeStaff({ surname: "Юрьева", given: "Ольга" });
    const file = [
      ["Ромашка", "7707083894", "", "", "Юрьева О."],
      ["Василёк", "12345", "", "", ""],
      ["", "", "8 495 111-22-33", "", ""],
      ["Лютик", "", "звонить Ивану 15", "anna @mail.ru", "Никто"],
      ["Нарцисс", "276012345", "", "", ""],
    ];
    const id = await prepare(director, "a.csv", csvUtf8(file, headers));
    const { plan } = await getImport(director, id);
    expect(plan).toMatchObject({ create: 3, update: 0, unchanged: 0, failed: 2, warned: 3 });
    const problems = await listProblems(director, id, "all");
    const codes = problems.map(({ rowNo, problem }) => [rowNo, problem.code]);
    expect(codes).toEqual([
      [3, "inn_format"],
      [4, "name_missing"],
      [2, "inn_checksum"],
      [5, "phone_unknown"],
      [5, "email_unknown"],
      [5, "staff_unknown"],
      [6, "inn_padded"],
      [6, "inn_checksum"],
    ]);
    await start(director, id);
    await runImport(id, () => now);
    const set = await clientSet(owner);
    expect(set.map(({ name }) => name).sort()).toEqual(["Лютик", "Нарцисс", "Ромашка"]);
    expect(set.find(({ name }) => name === "Лютик")?.note).toBe(
      "Телефон: звонить Ивану 15\nПочта: anna @mail.ru\nОтветственный: Никто",
    );
    const [romashka] = await db.select().from(clients).where(eq(clients.name, "Ромашка"));
    expect(romashka?.ownerId).not.toBeNull();
  });

  test("an e-mail that cannot be read goes to the note, words and all", async () => {
    const file = [["Лютик", "", "", "ivanov собака почта точка ру", ""]];
    const done = await importWhole(director, "a.csv", csvUtf8(file, headers));
    const told = await listProblems(director, done.id, "all");
    expect(told.map(({ rowNo, problem }) => [rowNo, problem.column, problem.code])).toEqual([
      [2, 3, "email_unknown"],
    ]);
    expect(await clientSet(owner)).toMatchObject([
      { name: "Лютик", note: "Почта: ivanov собака почта точка ру", points: null },
    ]);
  });

  test("a region that none of our clients has is told; its row is loaded all the same", async () => {
    const columns = ["Название", "Регион"];
    const load = (...rows: string[][]) => importWhole(director, "a.csv", csvUtf8(rows, columns));
    const first = await load(["Ромашка", "Томская область"]);
    expect(await listProblems(director, first.id, "all"), "the first file says what there is").toEqual([]);
    const second = await load(["Лютик", "томская  область"], ["Мята", "Томская обл."], ["Астра", ""]);
    const told = await listProblems(director, second.id, "all");
    expect(told.map(({ rowNo, problem: { column, code, value } }) => [rowNo, column, code, value])).toEqual([
      [3, 1, "region_unknown", "Томская обл."],
    ]);
    expect(second.result).toMatchObject({ created: 3, failed: 0 });
    const set = await clientSet(owner);
    expect(set.find(({ name }) => name === "Мята")?.region).toBe("Томская обл.");
  });

  test("a phone or an e-mail of an erased person is told, until the person agrees anew", async () => {
    const [act] = await owner<{ id: string }[]>`
      insert into erasures (number, subject_kind, subject_id, ground, basis, ordered_at, ordered_by)
      values (1, 'contact', gen_random_uuid(), 'demand', 'заявление вх. № 15', ${now}, ${director.id}) returning id`;
    for (const value of ["vera@mail.ru", "+74959998877"]) {
      await owner`insert into erased_points (hash, kind, erasure_id) values (${pointHash(value, env().TOKEN_SECRET)},
        ${value.includes("@") ? "email" : "phone"}, ${act?.id ?? ""})`;
    }
    const file = csvUtf8(
      [
        ["Лютик", "", "8 495 999-88-77", "Vera@Mail.ru; boris@mail.ru", ""],
        ["Мята", "", "8 495 111-22-34", "", ""],
      ],
      headers,
    );
    const tell = async (id: string) => {
      const rows = await listProblems(director, id, "erased_person");
      return rows.map(({ rowNo, problem: { level, value } }) => [rowNo, level, value.toLowerCase()]);
    };
    const id = await prepare(director, "a.csv", file);
    const expected = [
      [2, "warning", "+74959998877"],
      [2, "warning", "vera@mail.ru"],
    ];
    expect(await tell(id)).toEqual(expected);
    expect((await getImport(director, id)).plan).toMatchObject({ create: 2, failed: 0, warned: 1 });
    const people = csvUtf8(
      [["Лютик", "Котова Вера", "vera@mail.ru"]],
      ["Клиент", "Контактное лицо", "Почта"],
    );
    expect(await tell(await prepare(director, "people.csv", people, "contacts"))).toEqual(expected.slice(1));
    await db.insert(consents).values({
      ...{ kind: "advertising", address: "vera@mail.ru", source: "public_form", proof: "анкета" },
      ...{ givenAt: now, confirmedAt: now },
    });
    expect(await tell(await prepare(director, "b.csv", file))).toEqual(expected.slice(0, 1));
  });

  test("a client that goes by its contact person, and a quote alone in a name, are told", async () => {
    const columns = ["Название", "Контактное лицо", "Телефон"];
    const file = [
      ["", "Котов Иван Петрович", "8 495 111-22-33"],
      ['ООО "Кавычка', "", ""],
      ['ООО "Фирма "Ромашка"', "", ""],
      ["Лютик", "Котова Анна", "позвонить"],
    ];
    const id = await prepare(director, "a.csv", csvUtf8(file, columns));
    expect((await getImport(director, id)).plan).toMatchObject({ create: 4, failed: 0, warned: 3 });
    const told = await listProblems(director, id, "all");
    expect(told.map(({ rowNo, problem: { column, code } }) => [rowNo, column, code])).toEqual([
      [2, 0, "name_of_person"],
      [3, 0, "name_lone_quote"],
      [5, 2, "words_dropped"],
    ]);
    const people = [["Котов Иван Петрович", "8 495 111-22-33"]];
    const ofPeople = await prepare(director, "b.csv", csvUtf8(people, columns.slice(1)));
    expect(await listProblems(director, ofPeople, "all")).toEqual([]);
  });

  test("a name longer than the card takes is told, not cut", async () => {
    const file = [
      ["Р".repeat(300), "", "", "", ""],
      ["Л".repeat(301), "", "", "", ""],
    ];
    const done = await importWhole(director, "a.csv", csvUtf8(file, headers));
    expect(done.result).toMatchObject({ created: 1, failed: 1 });
    const [told, ...others] = await listProblems(director, done.id, "all");
    expect(told).toMatchObject({ rowNo: 3, problem: { column: 0, code: "name_long", level: "error" } });
    expect(others).toEqual([]);
    const legal = await importWhole(
      director,
      "b.csv",
      csvUtf8([["Ромашка", "Л".repeat(301)]], ["Название", "Полное наименование"]),
    );
    expect(legal.result).toMatchObject({ created: 0, failed: 1 });
  });

  test("a stray quote is told with its row, before the check and after it", async () => {
    const text =
      '"Название" клиента;Город\nАстра;Томск\n"Ромашка;Тула\n"Лилия";"Пенза"\nМята;"Омск" и область';
    const id = await prepare(director, "a.csv", new TextEncoder().encode(text));
    const told = async () => {
      const rows = await listProblems(director, id, "stray_quote");
      return rows.map(({ rowNo, problem: { column, value } }) => [rowNo, column, value]);
    };
    const expected = [
      [3, 0, '"Ромашка'],
      [5, 1, '"Омск" и область'],
    ];
    expect(await told()).toEqual(expected);
    expect(await findStrayQuotes(director, id)).toEqual({ rows: [3, 5], total: 2 });
    const { version, columns, mapping } = await getImport(director, id);
    expect(columns.map(({ strayQuote }) => strayQuote ?? false)).toEqual([true, false]);
    await inTransaction((tx) => setMapping(tx, director, { importId: id, version, mapping }, now));
    await runImport(id, () => now);
    expect(await told()).toEqual(expected);
    expect((await getImport(director, id)).plan).toMatchObject({ create: 4, warned: 2 });
    expect(await findStrayQuotes(await makeActor("sales_head"), id)).toEqual({ rows: [], total: 0 });
  });

  test("the file of errors has the rows that stayed out, and no spreadsheet runs its cells", async () => {
    const file = [
      ["", "=1+1", "+7 495 1", "@SUM(A1)", "\t=cmd"],
      ["", "＝1+1", "-1", " =2", 'ok;"кавычки"'],
      ["Ромашка", "", "", "", ""],
    ];
    const done = await importWhole(director, "a.csv", csvUtf8(file, headers));
    let text = "";
    for await (const part of errorFile(director, done.id, "ru")) text += part;
    expect(text.startsWith("\uFEFFНазвание;ИНН;Телефон;Почта;Ответственный;Что не так\r\n")).toBe(true);
    const cells = text.slice(1).split("\r\n").slice(1, -1);
    expect(cells).toHaveLength(2);
    expect(cells[0]).toBe(
      `;'=1+1;'+7 495 1;'@SUM(A1);'=cmd;"${[
        "ИНН: ИНН — это 10 или 12 цифр. Исправьте ИНН или сотрите его, иначе строка не войдёт",
        "Название: Нет названия. Впишите название, иначе карточку не завести",
      ].join("; ")}"`,
    );
    expect(text).not.toMatch(/(^|;|")[\s\p{C}]*[=+\-@＝＋－＠]/mu);
  });
});
