import type { SeenColumns } from "#db/imports/file/seen-columns.ts";
import type { ImportField } from "./field.ts";
import type { Ground, ImportColumn, ImportMapping, Sureness } from "./input.ts";

type Fields = Readonly<Record<string, Pick<ImportField, "guess" | "many">>>;

interface Candidate {
  column: number;
  field: string;
  score: number;
  ground: Ground;
}

/** A number, an address or a name shows itself at the beginning; looking for one in a whole letter takes long. */
const SAMPLE_LENGTH = 300;
const LEAST = 35;

/**
 * What each column of the file is, by the words of its header and by its values, with how sure the guess is and
 * what it rests on. Every field that holds one value is given to the column that fits it best.
 */
export function guessColumns(headers: readonly string[], seen: SeenColumns, fields: Fields): ImportColumn[] {
  const columns: ImportColumn[] = headers.map((header, column) => {
    const samples = [...new Set(seen.first.map((cells) => cells[column] ?? ""))].filter(Boolean);
    const filled = seen.filled[column] ?? 0;
    const empty = filled === 0;
    return {
      header,
      samples: samples.slice(0, 3).map((text) => text.slice(0, 120)),
      filled,
      guess: null,
      sure: "none",
      ground: empty ? "empty" : "nothing",
    };
  });
  for (const { column, field, score, ground } of best(columns, seen.spread, fields)) {
    const known = columns[column];
    if (known) columns[column] = { ...known, guess: field, sure: sureness(score), ground };
  }
  return nameSomething(columns);
}

/** The mapping that somebody set for a file with the same headers beats any guess, and so does that of a template. */
export function asLastTime(
  columns: readonly ImportColumn[],
  mapping: ImportMapping,
  ground: "last_time" | "template" = "last_time",
): ImportColumn[] {
  return columns.map((column, at) => {
    const field = mapping[at] ?? null;
    return { ...column, guess: field, sure: field ? "exact" : "none", ground };
  });
}

function best(columns: readonly ImportColumn[], rows: SeenColumns["spread"], fields: Fields): Candidate[] {
  const candidates: Candidate[] = [];
  columns.forEach(({ header, filled }, column) => {
    if (filled === 0) return;
    const values = rows.map((cells) => (cells[column] ?? "").slice(0, SAMPLE_LENGTH)).filter(Boolean);
    for (const [field, { guess }] of Object.entries(fields)) {
      const { score, header: byHeader, values: byValues } = guess(header, values);
      const ground = byHeader ? (byValues ? "both" : "header") : "values";
      if (score >= LEAST) candidates.push({ column, field, score, ground });
    }
  });
  candidates.sort((a, b) => b.score - a.score);
  const columnsTaken = new Set<number>();
  const fieldsTaken = new Set<string>();
  return candidates.filter(({ column, field }) => {
    if (columnsTaken.has(column) || fieldsTaken.has(field)) return false;
    columnsTaken.add(column);
    if (!fields[field]?.many) fieldsTaken.add(field);
    return true;
  });
}

const sureness = (score: number): Sureness => (score >= 80 ? "exact" : score >= 55 ? "likely" : "guess");

/** A card needs a name: with only a full legal name in the file, that is the name. */
function nameSomething(columns: ImportColumn[]): ImportColumn[] {
  if (columns.some(({ guess }) => guess === "name")) return columns;
  const legal = columns.findIndex(({ guess }) => guess === "legal_name");
  return columns.map((column, at) => (at === legal ? { ...column, guess: "name", sure: "likely" } : column));
}
