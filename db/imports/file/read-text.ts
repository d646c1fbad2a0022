import Papa from "papaparse";
import { limits } from "#db/imports/limits.ts";
import { FileFault } from "./file-fault.ts";
import { readStrayQuotes, type StrayQuotes } from "./read-stray-quotes.ts";

export const delimiters = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];
/** The usual ones first; the last three are what old programs of accounting and of the Mac write. */
export const encodings = [
  "utf-8",
  "windows-1251",
  "utf-16le",
  "utf-16be",
  "ibm866",
  "koi8-r",
  "x-mac-cyrillic",
] as const;
export type Encoding = (typeof encodings)[number];

/**
 * UTF-16 by its byte order mark or by its zero bytes, else strict UTF-8, else windows-1251: detection libraries guess
 * wrong on Russian, and a windows-1251 text is practically never valid UTF-8.
 */
export function decodeText(bytes: Uint8Array, wanted?: Encoding): { text: string; encoding: Encoding } {
  if (wanted) return decoded(bytes, wanted);
  const wide = wideEncoding(bytes);
  if (wide) return decoded(bytes, wide);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decoded(bytes, "windows-1251");
  }
}

/** In UTF-16 every digit and separator has a zero beside it, always on the same side. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4_000);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 10 && even === 0) return "utf-16le";
  return even > sample.length / 10 && odd === 0 ? "utf-16be" : null;
}

const decoded = (bytes: Uint8Array, encoding: Encoding) => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

/**
 * A comma- or semicolon-separated file as texts. The delimiter is the one that cuts most rows into the same number of
 * cells, unless a person has named it.
 */
export function readText(
  bytes: Uint8Array,
  wanted: { encoding?: Encoding; delimiter?: Delimiter } = {},
): StrayQuotes & { encoding: Encoding; delimiter: Delimiter } {
  const { text, encoding } = decodeText(bytes, wanted.encoding);
  // Pictures and programs decode as windows-1251 too, but no table holds control characters.
  if (text.slice(0, 100_000).includes("\0")) throw new FileFault("not_table");
  const hinted = /^sep=(.)\r?\n/i.exec(text);
  const body = hinted ? text.slice(hinted[0].length) : text;
  const delimiter =
    wanted.delimiter ?? (hinted && delimiters.find((sign) => sign === hinted[1])) ?? sniffDelimiter(body);
  return { ...parseWhole(body, delimiter, limits.rows + 100), encoding, delimiter };
}

const parse = (text: string, delimiter: string, preview: number) =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });

/** One stray quote makes the parser take all the rows after it for one cell: such a file is read again without trust. */
function parseWhole(text: string, delimiter: string, most: number): StrayQuotes {
  const { data, errors } = parse(text, delimiter, most);
  const broken = errors.some(({ type }) => type === "Quotes");
  return broken ? readStrayQuotes(text, delimiter, most) : { rows: data, strays: new Map() };
}

/** Most cells in the commonest width wins; a tie goes to the sign that stands earlier in `delimiters`. */
export function sniffDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 64 * 1024);
  const best = bestDelimiter((sign) => parse(sample, sign, 50).data);
  // A stray quote in the very first row hides every delimiter from the parser.
  return (best.score > 0 ? best : bestDelimiter((sign) => readStrayQuotes(sample, sign, 50).rows)).sign;
}

function bestDelimiter(cut: (sign: Delimiter) => string[][]): { sign: Delimiter; score: number } {
  let best: { sign: Delimiter; score: number } = { sign: ";", score: 0 };
  for (const sign of delimiters) {
    const widths = new Map<number, number>();
    for (const row of cut(sign)) {
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, times]) => times * Math.min(width, 20)));
    if (score > best.score) best = { sign, score };
  }
  return best;
}
