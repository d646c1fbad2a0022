import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { FileFault } from "#db/imports/file/file-fault.ts";
import { tidyCell } from "#db/imports/file/tidy-cells.ts";
import { readFile } from "#tests/db/imports/read-whole.ts";
import { bytesOf } from "../drafts.ts";
import type { Acceptance, Figure } from "../figure.ts";

/** Files with which parsers are tormented: each is read whole, or refused with a reason that says what to do. */
const measure: Acceptance = async (data) => {
  const folder = join(data, "import_torture");
  return [...(await spectrum(join(folder, "csv_spectrum"))), ...(await horror(join(folder, "horror")))];
};

export default measure;

type ReadFile = Awaited<ReturnType<typeof readFile>>;

/** A file as it was read, or the code of the refusal. */
async function readOrRefuse(path: string): Promise<ReadFile | string> {
  try {
    return await readFile(bytesOf(path));
  } catch (error) {
    if (error instanceof FileFault) return error.code;
    throw error;
  }
}

const tidy = (text: string) => text.replace(/[^\S\n]*\r?\n/g, "\n").trim();

/** Every value of the reference stands in the table, in its place. One reference has another phone than its own file. */
async function spectrum(folder: string): Promise<Figure[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  let whole = 0;
  for (const name of names) {
    const read = await readOrRefuse(join(folder, name));
    const known: unknown = JSON.parse(readFileSync(join(folder, name.replace(".csv", ".json")), "utf8"));
    const wanted = (Array.isArray(known) ? known : [known]).map((row: object) =>
      Object.values(row).map((value) => tidy(String(value))),
    );
    const found = typeof read === "string" ? [] : read.rows.map(({ cells }) => cells.map(tidy));
    if (JSON.stringify(found) === JSON.stringify(wanted)) whole++;
  }
  const least = names.length - 1;
  return [
    {
      what: "files of csv-spectrum read whole, of 12",
      found: whole,
      wanted: `≥ ${least}`,
      holds: whole >= least,
    },
  ];
}

/** Old workbooks, OpenDocument and archives are refused by name; of text tables every row under the header is there. */
async function horror(folder: string): Promise<Figure[]> {
  const names = readdirSync(folder);
  const refusals: Record<string, string> = { xls: "old_excel", ods: "open_document", zip: "not_table" };
  const bad: string[] = [];
  let read = 0;
  let refused = 0;
  let lost = 0;
  for (const name of names) {
    const path = join(folder, name);
    const answer = await readOrRefuse(path);
    if (typeof answer !== "string") {
      read++;
      lost += answer.encoding ? filledBelow(path, answer) - answer.rows.length : 0;
      // A header alone is no row to load.
    } else if (answer === refusals[name.split(".").at(-1) ?? ""] || answer === "empty") refused++;
    else bad.push(`${name}: ${answer}`);
  }
  return [
    {
      what: "files of horror read",
      found: read,
      wanted: names.length - refused,
      holds: read + refused === names.length,
    },
    { what: "of them refused with their own reason", found: refused, wanted: 15, holds: refused === 15 },
    { what: "refused otherwise", found: bad.join("; ") || "none", wanted: "none", holds: bad.length === 0 },
    { what: "rows lost in tables of text", found: lost, wanted: 0, holds: lost === 0 },
  ];
}

/** Rows under the header that say anything, counted by another reader. */
function filledBelow(path: string, { encoding, delimiter, headerRow }: ReadFile): number {
  const text = new TextDecoder(encoding ?? "utf-8").decode(readFileSync(path));
  const rows = Papa.parse<string[]>(text, { delimiter: delimiter ?? ";" }).data.slice(headerRow);
  return rows.filter((cells) => cells.some((cell) => tidyCell(cell) !== "")).length;
}
