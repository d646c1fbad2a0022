import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inspectFile } from "#db/imports/file/inspect-file.ts";
import { readApart } from "#db/imports/file/read-apart.ts";
import { limits } from "#db/imports/limits.ts";

type Entry = { name: string; content: Buffer; declared?: number; offset?: number };

/** A zip made by hand, so that it can lie. */
function zip(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, declared = content.length, offset } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared, 18);
    common.writeUInt16LE(label.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, label, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset ?? at, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, label);
    at += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

const types = { name: "[Content_Types].xml", content: Buffer.from("<Types/>") };
/** `text`: one that the cells may name by its number. */
const book = (sheet: Buffer, extra: Partial<Entry> = {}, text = "") =>
  zip([
    types,
    { name: "_rels/.rels", content: rels(link("xl/workbook.xml", "officeDocument")) },
    {
      name: "xl/workbook.xml",
      content: Buffer.from(
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r-worksheet"/></sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: rels(link("worksheets/sheet1.xml", "worksheet") + link("sharedStrings.xml", "sharedStrings")),
    },
    { name: "xl/sharedStrings.xml", content: Buffer.from(`<sst><si><t>${text}</t></si></sst>`) },
    { name: "xl/worksheets/sheet1.xml", content: sheet, ...extra },
  ]);
const link = (target: string, type: string) =>
  `<Relationship Id="r-${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const rels = (links: string) =>
  Buffer.from(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
  );
const sheetXml = (rows: string, before = "") =>
  Buffer.from(
    `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  );
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

async function everything(_: unknown, portions: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const portion of portions) all += portion;
  return all;
}
// What is asked here is what becomes of the file, not how fast a busy machine gets to it.
const patience = { readingMs: 55_000 };
const refused = (bytes: Uint8Array) =>
  readApart(bytes, everything, patience).then(
    () => "read",
    (error: { code?: string }) => error.code,
  );

describe("a file that cannot stop the office", { timeout: 60_000 }, () => {
  test("the maker of these files can make a good one", async () => {
    const rows = `<row r="1">${cell("A1", "Название")}</row><row r="2">${cell("A2", "Ромашка")}</row>`;
    expect(await readApart(book(sheetXml(rows)), everything)).toBe('[{"rowNo":2,"cells":["Ромашка"]}]');
  });

  test("a bomb is refused by what it declares, without unpacking", () => {
    const bomb = book(Buffer.alloc(300 * 1024 * 1024));
    const began = performance.now();
    expect(() => inspectFile(bomb)).toThrow(expect.objectContaining({ code: "unpacks_too_large" }));
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test("a bomb that declares little unpacks no further than it declares", async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024);
    expect(await refused(book(zeros, { declared: 0 }))).toMatch(/damaged|empty|not_table/);
    expect(await refused(book(zeros, { declared: 1000 }))).toMatch(/damaged|empty|not_table/);
  });

  test("entries over the same bytes are refused", () => {
    const rows = sheetXml("");
    expect(() => inspectFile(zip([types, { name: "xl/workbook.xml", content: rows, offset: 0 }]))).toThrow(
      expect.objectContaining({ code: "damaged" }),
    );
  });

  test("one cell at the far corner does not make a sheet of seventeen milliards", async () => {
    const far = `<row r="1">${cell("A1", "Название")}</row><row r="1048576">${cell("XFD1048576", "x")}</row>`;
    const before = process.memoryUsage().rss;
    expect(await refused(book(sheetXml(far)))).toMatch(/too_many_rows|unpacks_too_large|too_slow/);
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
  });

  test("one long text named by every cell is not written down as often", async () => {
    const rows = Array.from({ length: 20_000 }, () => `<row><c t="s"><v>0</v></c></row>`).join("");
    expect(await refused(book(sheetXml(rows), {}, "я".repeat(9_000)))).toBe("unpacks_too_large");
  });

  test("entities are neither expanded nor fetched", async () => {
    const lol = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      "",
    );
    const doctype = `<!DOCTYPE x [<!ENTITY l0 "lol"><!ENTITY file SYSTEM "file:///etc/passwd">${lol}]>`;
    const rows = `<row r="1">${cell("A1", "Название")}${cell("B1", "ИНН")}</row><row r="2">${cell("A2", "&l12;")}${cell("B2", "&file;")}</row>`;
    const answer = await readApart(book(sheetXml(rows, doctype)), everything).then(
      (read) => read,
      (error: { code?: string }) => error.code ?? "",
    );
    expect(answer).not.toMatch(/root:|lollol/);
    expect(answer.length).toBeLessThan(500);
  });

  test("too many bytes, rows or columns", async () => {
    expect(await refused(new Uint8Array(limits.fileBytes + 1))).toBe("too_large");
    expect(await refused(new TextEncoder().encode(`a;b\n${"1;2\n".repeat(limits.rows + 200)}`))).toBe(
      "too_many_rows",
    );
    expect(await refused(new TextEncoder().encode(`a\n${"1;".repeat(300)}1\n`))).toBe("too_many_rows");
  });

  test("what is no table is told by its content, not by its name", async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    expect(await refused(old)).toBe("old_excel");
    expect(await refused(new TextEncoder().encode("%PDF-1.7\n…"))).toBe("not_table");
    expect(await refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13))).toBe("not_table");
    expect(await refused(zip([{ name: "letter.txt", content: Buffer.from("hello") }]))).toBe("not_table");
    expect(await refused(zip([types]).subarray(0, 40))).toBe("damaged");
    expect(await refused(new Uint8Array())).toBe("empty");
  });

  test("a file that takes too long is given up", async () => {
    const rows = new TextEncoder().encode(`a;b\n${"1;2\n".repeat(100_000)}`);
    await expect(readApart(rows, everything, { readingMs: 1 })).rejects.toMatchObject({ code: "too_slow" });
  });
});
