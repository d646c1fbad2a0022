import Papa from "papaparse";
import type { RawRow } from "./sheet.ts";

/** A quote stands where none may, or is never closed. */
export class BrokenQuotes extends Error {
  override name = "BrokenQuotes";
}

/** No honest row is so long: a quote before it was never closed. */
const LONGEST_ROW = 4 << 20;

interface Parsed {
  data: string[][];
  errors: { type: string }[];
  meta: { cursor: number };
}

/**
 * Rows of a text whose quotes add up, piece by piece: neither the text nor the table stands in memory as a whole.
 * @throws BrokenQuotes where they do not.
 */
export function* quotedRows(pieces: Iterable<string>, delimiter: string): Generator<RawRow[]> {
  let newline: "\r" | "\n" | "\r\n" | undefined;
  let no = 0;
  const cut = (text: string, isLast: boolean) => {
    newline ??= lineEnd(text);
    const parser = new Papa.Parser({ delimiter, newline });
    const { data, errors, meta }: Parsed = parser.parse(text, 0, !isLast);
    if (errors.some(({ type }) => type === "Quotes")) throw new BrokenQuotes();
    const rows = data.map((cells) => ({ no: ++no, cells }));
    return { rows, rest: text.slice(meta.cursor) };
  };
  let left = "";
  for (const piece of pieces) {
    if (piece === "") continue;
    const { rows, rest } = cut(left + piece, false);
    if (rest.length > LONGEST_ROW) throw new BrokenQuotes();
    left = rest;
    yield rows;
  }
  yield cut(left, true).rows;
}

/** What ends the lines of a text, by its beginning; what stands in quotes ends none. */
function lineEnd(head: string): "\r" | "\n" | "\r\n" {
  const bare = head.replace(/"[^"]*"/g, "");
  const first = /\r\n?|\n/.exec(bare)?.[0] ?? "\n";
  if (first !== "\r") return first as "\n" | "\r\n";
  // A return alone may have slipped into a cell of a file whose lines end otherwise.
  return bare.includes("\n") ? (bare.includes("\r\n") ? "\r\n" : "\n") : "\r";
}
