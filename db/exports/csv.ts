import { stringify } from "csv-stringify/sync";
import type { Cell } from "#db/exports/column.ts";
import { formatDate, formatTime } from "#db/values/time.ts";

const options = { delimiter: ";", record_delimiter: "\r\n", quoted_match: /[\r\n]/ } as const;

/** A row as the Russian Excel opens it: `;`, CRLF, decimal comma, ДД.ММ.ГГГГ. Texts that it would run are held back. */
export const csvLine = (cells: readonly Cell[], timeZone: string): string =>
  stringify([cells.map((cell) => textOf(cell, timeZone))], options);

export const BOM = "\uFEFF";

function textOf(cell: Cell, timeZone: string): string {
  if (cell === null) return "";
  if ("text" in cell) return safeCell(cell.text);
  if ("number" in cell) return String(cell.number).replace(".", ",");
  if ("kopecks" in cell) return rubles(cell.kopecks).replace(".", ",");
  if ("day" in cell) return cell.day.split("-").reverse().join(".");
  return `${formatDate(cell.moment, { locale: "ru", timeZone })} ${formatTime(cell.moment, { timeZone })}`;
}

/** «-0.05»: exact, without a division that could round. */
export function rubles(kopecks: number): string {
  const digits = String(Math.abs(kopecks)).padStart(3, "0");
  return `${kopecks < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * A leading apostrophe keeps a spreadsheet from running «=1+1», also behind blanks and in full-width signs. A text that
 * has such apostrophes already gets one more, so that taking one away always gives the text back.
 */
export function safeCell(text: string): string {
  return /^'*[\s\p{C}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
}
