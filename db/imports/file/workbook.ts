import { FileFault } from "./file-fault.ts";
import { unpack, unpackText } from "./unzip.ts";
import { attribute, cut, elements, xmlText } from "./xml.ts";
import { guardZip, type ZipEntry } from "./zip-guard.ts";

/** A workbook opened: what its parts are, none of them read yet. */
export interface Workbook {
  bytes: Uint8Array;
  sheets: { name: string; entry: ZipEntry }[];
  strings: ZipEntry | undefined;
  styles: ZipEntry | undefined;
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
}

/** @throws FileFault when it is no workbook of Excel. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const entries = new Map(guardZip(bytes).map((entry) => [entry.name.replace(/^\//, ""), entry]));
  const main = [...entries.keys()].find((name) => /(^|\/)workbook\.xml$/.test(name));
  if (!main) {
    throw new FileFault(
      entries.has("content.xml") && entries.has("mimetype") ? "open_document" : "not_table",
    );
  }
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const own = entries.get(main) as ZipEntry;
  const text = await unpackText(bytes, own);
  const links = await relations(bytes, entries.get(`${folder}_rels/workbook.xml.rels`));
  const targetOf = (target: string) =>
    entries.get(target.startsWith("/") ? target.slice(1) : `${folder}${target}`);
  const sheets = cut(text, "sheet").found.flatMap(({ tag }) => {
    const link = links.get(attribute(tag, "id") ?? "");
    const entry = link && /worksheet$/.test(link.type) ? targetOf(link.target) : undefined;
    return entry ? [{ name: attribute(tag, "name") ?? "", entry }] : [];
  });
  if (sheets.length === 0) throw new FileFault("damaged");
  const part = (kind: string) => {
    const link = [...links.values()].find(({ type }) => type.endsWith(`/${kind}`));
    return link && targetOf(link.target);
  };
  const [properties] = cut(text, "workbookPr").found;
  const from1904 = /^(?:1|true)$/.test(attribute(properties?.tag ?? "", "date1904") ?? "");
  return { bytes, sheets, strings: part("sharedStrings"), styles: part("styles"), from1904 };
}

async function relations(bytes: Uint8Array, entry: ZipEntry | undefined) {
  if (!entry) throw new FileFault("damaged");
  const { found } = cut(await unpackText(bytes, entry), "Relationship");
  return new Map(
    found.map(({ tag }) => [
      attribute(tag, "Id") ?? "",
      { target: attribute(tag, "Target") ?? "", type: attribute(tag, "Type") ?? "" },
    ]),
  );
}

/** Text of a string or of a cell of its own: its runs one after another, without the reading signs of Japanese. */
export function richText(inner: string): string {
  const spoken = inner.includes("rPh") ? inner.replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, "") : inner;
  return cut(spoken, "t")
    .found.map((run) => xmlText(run.inner))
    .join("");
}

/** Texts that cells refer to by number. */
export async function sharedStrings({ bytes, strings }: Workbook): Promise<string[]> {
  const texts: string[] = [];
  if (!strings) return texts;
  for await (const found of elements(unpack(bytes, strings), "si")) {
    for (const { inner } of found) texts.push(richText(inner));
  }
  return texts;
}

/** Formats that Excel knows by number to be days or times. */
const builtInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** Which styles show a number as a day or a time: by the number of the style. */
export async function dateStyles({ bytes, styles }: Workbook): Promise<boolean[]> {
  if (!styles) return [];
  const text = await unpackText(bytes, styles);
  const own = new Map(
    cut(text, "numFmt").found.map(({ tag }) => [
      Number(attribute(tag, "numFmtId")),
      isDateFormat(attribute(tag, "formatCode") ?? ""),
    ]),
  );
  const [formats] = cut(text, "cellXfs").found;
  return cut(formats?.inner ?? "", "xf").found.map(({ tag }) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0);
    return own.get(id) ?? builtInDate(id);
  });
}

/** «dd.mm.yyyy» and «[$-419]d mmm», but not «0.00» and not «"дом" 0». */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*./gi, "");
  return /[dmyhsдмгч]/i.test(bare) && !/general|основной/i.test(bare);
}

/** How many rows a sheet writes down, counted without reading them. */
export async function countRows({ bytes }: Workbook, entry: ZipEntry): Promise<number> {
  let count = 0;
  let tail = "";
  for await (const piece of unpack(bytes, entry)) {
    const text = tail + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
    count += text.match(/<(?:\w+:)?row[\s>]/g)?.length ?? 0;
    const last = text.lastIndexOf("<");
    tail =
      last >= 0 && text.length - last < 40 && !/^<(?:\w+:)?row[\s>]/.test(text.slice(last))
        ? text.slice(last)
        : "";
  }
  return count;
}
