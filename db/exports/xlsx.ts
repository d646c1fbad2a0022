import type { Cell } from "#db/exports/column.ts";
import { rubles, safeCell } from "#db/exports/csv.ts";
import { type ZipEntry, zipStream } from "#db/exports/zip-stream.ts";
import { localDate, localMinutes } from "#db/values/time.ts";

/** What one sheet of Excel holds, the header among them. */
export const SHEET_ROWS = 1_048_576;
/** …and one cell of it. */
const CELL_MOST = 32_767;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** By their place in `styles.xml`: 1 header, 2 day, 3 moment, 4 money. */
const style = { header: 1, day: 2, moment: 3, money: 4 } as const;

const still: readonly [string, string][] = [
  [
    "[Content_Types].xml",
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    "xl/styles.xml",
    `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="dd.mm.yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="164" fontId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

/**
 * A workbook of one sheet, written while its rows come. Every text is an inline string, which no spreadsheet takes for a
 * formula whatever it begins with: nothing has to be held back by an apostrophe.
 */
export function xlsxStream(
  { sheet, headers, timeZone }: { sheet: string; headers: readonly string[]; timeZone: string },
  chunks: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Buffer> {
  const book = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet.replace(/[\\/?*[\]:]/g, " ").slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const entries: ZipEntry[] = [
    ...[...still, ["xl/workbook.xml", book] as const].map(([name, text]) => ({ name, parts: [head + text] })),
    { name: "xl/worksheets/sheet1.xml", parts: sheetParts(headers, timeZone, chunks) },
  ];
  return zipStream(entries);
}

async function* sheetParts(
  headers: readonly string[],
  timeZone: string,
  chunks: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  const letters = headers.map((_, place) => columnLetters(place));
  let row = 1;
  const line = (cells: readonly string[]) => `<row r="${row++}">${cells.join("")}</row>`;
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  yield line(headers.map((title, place) => inline(`${letters[place]}1`, title, style.header)));
  for await (const rows of chunks)
    yield rows
      .map((cells) => line(cells.map((cell, place) => cellXml(`${letters[place]}${row}`, cell, timeZone))))
      .join("");
  yield "</sheetData></worksheet>";
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetters(Math.floor(place / 26) - 1) + letter;
}

function cellXml(at: string, cell: Cell, timeZone: string): string {
  if (cell === null) return "";
  // Our import takes one apostrophe before a sign off, so a text that has some of its own gets one more.
  if ("text" in cell) return inline(at, cell.text.startsWith("'") ? safeCell(cell.text) : cell.text);
  if ("number" in cell) return `<c r="${at}"><v>${cell.number}</v></c>`;
  if ("kopecks" in cell) return `<c r="${at}" s="${style.money}"><v>${rubles(cell.kopecks)}</v></c>`;
  if ("day" in cell) return `<c r="${at}" s="${style.day}"><v>${serial(cell.day)}</v></c>`;
  const minutes = localMinutes(cell.moment, timeZone) % 1440;
  const days = serial(localDate(cell.moment, timeZone)) + minutes / 1440;
  return `<c r="${at}" s="${style.moment}"><v>${days}</v></c>`;
}

/** Days since 30 December 1899, as Excel counts them from March 1900 on. */
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

const inline = (at: string, text: string, s?: number): string =>
  `<c r="${at}" t="inlineStr"${s === undefined ? "" : ` s="${s}"`}><is><t xml:space="preserve">${escaped(text.slice(0, CELL_MOST))}</t></is></c>`;

/** Signs that XML cannot carry are left out; what Excel would read as an escape, `_x0041_`, is escaped itself. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
