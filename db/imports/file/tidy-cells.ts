import { limits } from "#db/imports/limits.ts";
import { cleanMultiline } from "#db/values/text.ts";
import { FileFault } from "./file-fault.ts";

/** What people and spreadsheets write where there is nothing to write. */
const PLACEHOLDER =
  /^(?:[-–—−_.*?]+|#(?:н\/д|n\/a|знач!|value!|ссылка!|ref!|имя\?|name\?|дел\/0!|div\/0!|число!|num!|пусто!|null!)|нет|нет данных|не указано?|отсутст?в?ует|n\/a|null|none)$/iu;

/** The apostrophe that keeps a spreadsheet from running a formula is no part of the value: our own files carry it too. */
const GUARD = /^'(?='*[\s\p{C}]*[=+\-@＝＋－＠])/u;

/** Most cells are such: printable signs and Russian letters with nothing to tidy. */
const TO_TIDY = /[^ -~А-Яа-яЁё№«»–—]/;

/** One cell: no odd spaces or invisible signs, a placeholder is an empty cell. Line breaks stay: they part phones. */
export function tidyCell(raw: string): string {
  const cut = (raw.length > limits.cellLength ? raw.slice(0, limits.cellLength) : raw).trim();
  const text = (TO_TIDY.test(cut) ? cleanMultiline(cut) : cut).replace(GUARD, "");
  return PLACEHOLDER.test(text) ? "" : text;
}

export const headerText = (raw: string): string => cleanMultiline(raw.slice(0, 300)).replace(/\s+/g, " ");

export const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== "");

/**
 * The first row that is as wide as the table and holds words, not values: above it stand titles and dates of the file.
 */
export function findHeader(top: readonly (readonly string[])[]): number {
  const filled = top.map((row) => row.filter((cell) => cell !== "").length);
  const widest = Math.max(0, ...filled);
  if (widest === 0) throw new FileFault("empty");
  const isWord = (cell: string) => cell !== "" && /\p{L}/u.test(cell) && !/@|^\+?\d[\d\s()-]{5,}$/.test(cell);
  const index = top.findIndex((row, at) => {
    const words = row.filter(isWord).length;
    return (filled[at] ?? 0) >= Math.max(1, widest * 0.6) && words >= (filled[at] ?? 0) * 0.7;
  });
  return index < 0 ? filled.findIndex((count) => count > 0) : index;
}
