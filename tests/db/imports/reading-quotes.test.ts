import { describe, expect, test } from "vitest";
import { readApart } from "#db/imports/file/read-apart.ts";
import { readText } from "./read-whole.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = async (text: string) => (await readText(bytes(text))).rows;

describe("a file whose quotes add up is read as written", () => {
  test.each([
    [
      "quotes in the middle",
      'Н;И\nООО "Ромашка";1\nТруба 5";2',
      [
        ['ООО "Ромашка"', "1"],
        ['Труба 5"', "2"],
      ],
    ],
    [
      "a cell over two lines",
      'Н;И\n"Ромашка;\nфилиал";1\nБ;2',
      [
        ["Ромашка;\nфилиал", "1"],
        ["Б", "2"],
      ],
    ],
    [
      "doubled quotes",
      'Н;И\n"ООО ""Ромашка""";1\n"";2',
      [
        ['ООО "Ромашка"', "1"],
        ["", "2"],
      ],
    ],
  ])("%s", async (_, text, expected) => expect((await rows(text)).slice(1)).toEqual(expected));
});

describe("a stray quote costs no row", () => {
  test.each([
    [
      "text after the closing quote",
      '"Ромашка" ООО;1\nБ;2\nВ;3',
      [
        ['"Ромашка" ООО', "1"],
        ["Б", "2"],
        ["В", "3"],
      ],
    ],
    [
      "a quote never closed",
      '"Ромашка;1\nБ;2\nВ;3',
      [
        ['"Ромашка', "1"],
        ["Б", "2"],
        ["В", "3"],
      ],
    ],
    [
      "a quote never closed in the last cell",
      'А;"1\nБ;2',
      [
        ["А", '"1'],
        ["Б", "2"],
      ],
    ],
    [
      "two never closed",
      '"А;1\nБ;2\n"В;3',
      [
        ['"А', "1"],
        ["Б", "2"],
        ['"В', "3"],
      ],
    ],
    [
      "one that ends at another's quote",
      '"А;1\nБ "В";2\nГ";3',
      [
        ['"А', "1"],
        ['Б "В"', "2"],
        ['Г"', "3"],
      ],
    ],
    [
      "pairs inside a pair",
      '"ООО "Лес"";1\n"Лес" и "Сад";2',
      [
        ['ООО "Лес"', "1"],
        ['"Лес" и "Сад"', "2"],
      ],
    ],
    [
      "delimiters in good cells",
      '"А" Б;"1;2"\n"В;Г" ;"ООО ""Д"""',
      [
        ['"А" Б', "1;2"],
        ["В;Г", 'ООО "Д"'],
      ],
    ],
    [
      "a good cell over two lines",
      '"А" Б;1\n"В\nГ";2\nД;"Е\nЖ"',
      [
        ['"А" Б', "1"],
        ["В\nГ", "2"],
        ["Д", "Е\nЖ"],
      ],
    ],
  ])("%s", async (_, text, expected) => {
    expect((await rows(`Н;ИНН\n${text}`)).slice(1)).toEqual(expected);
    const windows = (await rows(`Н;ИНН\n${text}`.replaceAll("\n", "\r\n"))).slice(1);
    expect(windows.map((row) => row.map((cell) => cell.replaceAll("\r", "")))).toEqual(expected);
  });

  test("in the header hides no delimiter", async () => {
    expect(await readText(bytes('"Название" клиента,ИНН\nА,1\nБ,2'))).toMatchObject({
      delimiter: ",",
      rows: [
        ['"Название" клиента', "ИНН"],
        ["А", "1"],
        ["Б", "2"],
      ],
    });
  });

  // What is asked here is what becomes of the rows, not how fast a busy machine reads them.
  const patience = { readingMs: 55_000 };

  test("the table reaches its reader whole, through the bounded thread", { timeout: 60_000 }, async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `"Клиент "${at};"Город; ${at}";"${at}`);
    let count = 0;
    const everything = async (_: unknown, portions: AsyncIterable<string>) => {
      for await (const portion of portions) count += (JSON.parse(portion) as unknown[]).length;
    };
    await readApart(bytes(["Название;Город;Код", ...lines].join("\n")), everything, patience);
    expect(count).toBe(lines.length);
  });

  test("ten million lines after it are refused, not kept in memory", { timeout: 60_000 }, async () => {
    const file = bytes(`Н;И\n"А" Б;1\n${"1\n".repeat(10_000_000)}`);
    await expect(readApart(file, async () => "read", patience)).rejects.toMatchObject({
      code: "too_many_rows",
    });
  });
});
