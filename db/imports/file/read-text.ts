import { isUtf8 } from "node:buffer";
import Papa from "papaparse";
import { FileFault } from "./file-fault.ts";
import { BrokenQuotes, quotedRows } from "./read-quoted.ts";
import { firstStrayRows, strayRows } from "./read-stray-quotes.ts";
import type { RawRows } from "./sheet.ts";

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
export function encodingOf(bytes: Uint8Array): Encoding {
  return wideEncoding(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1251");
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

const PIECE = 1 << 20;

/** A text piece by piece, without the byte order mark. */
function* decode(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.byteLength; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}

/** Without the line «sep=;» that some programs write for Excel. */
function* withoutHint(pieces: Iterable<string>, length: number): Generator<string> {
  let left = length;
  for (const piece of pieces) {
    yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}

export interface TextTable {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Hands its rows out; when a quote turns out not to add up, all of them again, read without trust in quotes. */
  whole: <T>(read: (rows: () => RawRows) => Promise<T>) => Promise<T>;
}

/**
 * A comma- or semicolon-separated file as texts. The delimiter is the one that cuts most rows into the same number of
 * cells, unless a person has named it.
 */
export function readText(
  bytes: Uint8Array,
  wanted: { encoding?: Encoding; delimiter?: Delimiter } = {},
): TextTable {
  const encoding = wanted.encoding ?? encodingOf(bytes);
  const [head = ""] = decode(bytes, encoding);
  // Pictures and programs decode as windows-1251 too, but no table holds control characters.
  if (head.slice(0, 100_000).includes("\0")) throw new FileFault("not_table");
  const hinted = /^sep=(.)\r?\n/i.exec(head);
  const hint = hinted?.[0].length ?? 0;
  const delimiter =
    wanted.delimiter ??
    (hinted && delimiters.find((sign) => sign === hinted[1])) ??
    sniffDelimiter(head.slice(hint));
  const text = () => withoutHint(decode(bytes, encoding), hint);
  return {
    encoding,
    delimiter,
    whole: async (read) => {
      try {
        return await read(() => quotedRows(text(), delimiter));
      } catch (error) {
        if (!(error instanceof BrokenQuotes)) throw error;
        return read(() => strayRows([...text()].join(""), delimiter));
      }
    },
  };
}

const parse = (text: string, delimiter: string, preview: number) =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });

/** Most cells in the commonest width wins; a tie goes to the sign that stands earlier in `delimiters`. */
export function sniffDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 64 * 1024);
  const best = bestDelimiter((sign) => parse(sample, sign, 50).data);
  // A stray quote in the very first row hides every delimiter from the parser.
  return (best.score > 0 ? best : bestDelimiter((sign) => firstStrayRows(sample, sign, 50))).sign;
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
