import { readFileSync } from "node:fs";
import { join } from "node:path";
import { safeCell } from "#db/exports/csv.ts";
import { tidyCell } from "#db/imports/file/tidy-cells.ts";
import { readFile } from "#tests/db/imports/read-whole.ts";
import { csvUtf8 } from "#tests/db/imports/register.ts";
import { tableOf } from "../csv.ts";
import type { Acceptance, Figure } from "../figure.ts";

/** Strings that break software, as cells of a file: each comes through as it is written, and no spreadsheet runs it. */
const measure: Acceptance = async (data) => {
  const folder = join(data, "naughty_input");
  const strings = JSON.parse(readFileSync(join(folder, "blns.json"), "utf8")) as string[];
  const payloads = tableOf(join(folder, "csv_injection.csv")).map(({ payload = "" }) => payload);
  const all = [...strings, ...payloads];
  const file = await readFile(
    csvUtf8(
      all.map((text, at) => [`n${at}`, text]),
      ["Код", "Название"],
    ),
  );
  const changed = all.filter((text, at) => file.rows[at]?.cells[1] !== tidyCell(text));
  // Signs that nobody sees are taken out of a cell on purpose, and so are words that mean «nothing».
  const lost = all.filter((text) => tidyCell(text) === "" && /[\p{L}\p{N}]/u.test(text));
  const placeholders = lost.filter((text) => !/^(?:null|none|n\/a|нет)$/i.test(text.trim()));
  const visible = (text: string) => text.normalize("NFC").replace(/[\s\p{C}]/gu, "");
  const altered = all.filter((text) => {
    const tidy = tidyCell(text);
    return tidy !== "" && visible(tidy) !== visible(text.replace(/^'(?=[\s\p{C}]*[=+\-@])/u, ""));
  });
  const running = all.filter((text) => /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(safeCell(text)));
  const none = (what: string, found: readonly string[]): Figure => ({
    what,
    found: found.length,
    wanted: 0,
    holds: found.length === 0,
  });
  return [
    { what: "naughty strings", found: strings.length, wanted: 485, holds: strings.length === 485 },
    {
      what: "rows of their file",
      found: file.rows.length,
      wanted: all.length,
      holds: file.rows.length === all.length,
    },
    none("cells that a file changes", changed),
    none("cells whose visible signs change", altered),
    none("words taken for an empty cell", placeholders),
    none("cells that a spreadsheet would run", running),
  ];
};

export default measure;
