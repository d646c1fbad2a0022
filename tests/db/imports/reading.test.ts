import { describe, expect, test } from "vitest";
import { safeCell } from "#db/exports/csv.ts";
import { sniffDelimiter } from "#db/imports/file/read-text.ts";
import { readSheet } from "#db/imports/file/sheet.ts";
import { tidyCell } from "#db/imports/file/tidy-cells.ts";
import { asLastTime } from "#db/imports/guess.ts";
import { fields } from "#db/imports/kinds/clients/fields.ts";
import { guess as guessOf, readFile, readText, readXlsx } from "./read-whole.ts";
import { csv1251, csvUtf8, registerHeaders, registerRows, xlsx } from "./register.ts";

const utf16 = (text: string) =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));

describe("encodings and delimiters", () => {
  test("strict UTF-8, UTF-16 by its mark, else windows-1251", async () => {
    expect(await readText(new TextEncoder().encode("\uFEFFРомашка"))).toMatchObject({
      rows: [["Ромашка"]],
      encoding: "utf-8",
    });
    expect(await readText(utf16("Ромашка"))).toMatchObject({ rows: [["Ромашка"]], encoding: "utf-16le" });
    const old = csv1251([["Ёлка № 5 — «Лес»"]], ["Название"]);
    expect(await readText(old)).toMatchObject({
      rows: [["Название"], ["Ёлка № 5 — «Лес»"]],
      encoding: "windows-1251",
    });
  });

  test("a text that comes in pieces is cut where its rows end, not where the pieces do", async () => {
    const cell = (at: number) => (at % 3 === 0 ? `"Лес; ${at}\r\n""сад"""` : `Роща ${at}`);
    const rows = Array.from({ length: 90_000 }, (_, at) => `${at};${cell(at)}`);
    const read = await readText(new TextEncoder().encode(`Код;Имя\r\n${rows.join("\r\n")}`));
    expect(read.rows).toHaveLength(rows.length + 1);
    const wrong = read.rows.slice(1).filter(([code, name], at) => {
      const wanted = at % 3 === 0 ? `Лес; ${at}\r\n"сад"` : `Роща ${at}`;
      return code !== String(at) || name !== wanted;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ["a;b;c\n1,5;2,5;3,5", ";"],
    ["a,b,c\n1,2,3", ","],
    ["a\tb\n1,5\t2,5", "\t"],
    ["a|b\n1|2", "|"],
    ["одно название\nвторое", ";"],
    ['a,b\n"x;y;z",2\n"x;y;z",3', ","],
  ])("%j is cut by %j", (text, sign) => expect(sniffDelimiter(text)).toBe(sign));

  test("the same rows out of three files", async () => {
    const rows = registerRows(40);
    const read = async (bytes: Uint8Array) => (await readFile(bytes)).rows;
    const first = await read(await xlsx(rows));
    expect(await read(csv1251(rows))).toEqual(first);
    expect(await read(csvUtf8(rows))).toEqual(first);
  });

  test("numbers of a workbook stay as a person wrote them", async () => {
    const { default: write } = await import("write-excel-file/node");
    const book = await write([
      [{ value: "ИНН" }, { value: "Телефон" }, { value: "Дата" }],
      [
        { value: 7_707_083_893, type: Number },
        { value: 79_161_234_567, type: Number },
        { value: new Date("2026-03-19T00:00:00Z"), type: Date, format: "dd.mm.yyyy" },
      ],
    ]).toBuffer();
    expect((await readXlsx(new Uint8Array(book))).rows[1]?.cells).toEqual([
      "7707083893",
      "79161234567",
      "2026-03-19",
    ]);
  });
});

describe("cells and headers", () => {
  test.each(["—", "-", "#Н/Д", "нет", "Нет", " ", "\u00A0—", "n/a", "NULL", "не указан"])(
    "%j is empty",
    (text) => expect(tidyCell(text)).toBe(""),
  );

  test.each([
    ["\u00A0Ромашка\u00A0", "Ромашка"],
    ["'=1+1", "=1+1"],
    ["нет связи", "нет связи"],
    ["a\u202Eb\u0000", "ab"],
  ])("%j becomes %j", (text, tidy) => expect(tidyCell(text)).toBe(tidy));

  test.each(["=1", " =1", "\t@x", "+7 495", "-5", "＝1", "\u00A0＠x", "\u200B=1"])(
    "%j does not run in a spreadsheet",
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
    },
  );

  test("«нет» is an answer in a column that answers yes or no, and nothing elsewhere", async () => {
    const rows = [
      ["Название", "С конкурентом", "Факс"],
      ["Ромашка", "да", "8 495 111-22-33"],
      ["Василёк", "Нет", "нет"],
      ["Лютик", "есть", "нет"],
    ];
    const sheet = await readSheet([rows.map((cells, index) => ({ no: index + 1, cells }))]);
    expect([...(sheet?.rows ?? [])].map(({ cells }) => cells.slice(1))).toEqual([
      ["да", "8 495 111-22-33"],
      ["Нет", ""],
      ["есть", ""],
    ]);
  });

  test("a title and a date above the header are passed over", async () => {
    const sheet = await readSheet([
      [
        ["База клиентов, филиал Тюмень"],
        ["выгружено 18.03.2026"],
        [],
        ["Наименование", "ИНН", "тел/факс"],
        ["Ромашка", "7707083893", "8 495 111-22-33"],
        [],
        ["Василёк", "", ""],
      ].map((cells, index) => ({ no: index + 1, cells })),
    ]);
    expect(sheet).toMatchObject({ headerRow: 4, headers: ["Наименование", "ИНН", "тел/факс"] });
    expect([...(sheet?.rows ?? [])].map(({ rowNo }) => rowNo)).toEqual([5, 7]);
  });
});

describe("guessing columns", () => {
  const guess = (headers: string[], rows: string[][]) =>
    guessOf(
      headers,
      rows.map((cells) => cells.map(tidyCell)),
      fields,
    );

  test("a published register", () => {
    const columns = guess(registerHeaders, registerRows(100));
    expect(columns.map(({ guess: field, sure }) => [field, sure])).toEqual([
      ["external_id", "exact"],
      ["legal_name", "exact"],
      ["name", "exact"],
      [null, "none"],
      ["inn", "exact"],
      ["ogrn", "exact"],
      ["kpp", "exact"],
      ["person", "exact"],
      ["legal_address", "exact"],
      ["phones", "exact"],
      ["emails", "exact"],
      ["site", "exact"],
    ]);
  });

  test("by the values where the header says nothing", () => {
    const columns = guess(
      ["Столбец1", "Столбец2", "Столбец3", "Столбец4"],
      [
        ["7707083893", "8 495 111-22-33", "a@mail.ru", "Лапина Вера Петровна"],
        ["7736050003", "8 916 111-22-33", "b@mail.ru", "Лапин Пётр Ильич"],
      ],
    );
    expect(columns.map(({ guess: field, ground }) => [field, ground])).toEqual([
      ["inn", "values"],
      ["phones", "values"],
      ["emails", "values"],
      ["person", "values"],
    ]);
  });

  test("a full name alone becomes the client's name; a number of the row is no code", () => {
    const columns = guess(
      ["№ строки", "Полное наименование"],
      [
        ["1", "ООО «Ромашка»"],
        ["2", "ООО «Василёк»"],
      ],
    );
    expect(columns.map(({ guess: field }) => field)).toEqual([null, "name"]);
  });

  test("as last time, when somebody has mapped these very headers", () => {
    const [only] = asLastTime(guess(["Название"], [["Ромашка"]]), ["note"]);
    expect(only).toMatchObject({ guess: "note", sure: "exact", ground: "last_time" });
  });
});
