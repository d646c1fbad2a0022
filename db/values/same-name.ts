import { clientKey } from "#db/values/search.ts";

/** Shorter names stand too close together for a slip to be told from another firm: «Весна» and «Весту». */
const SHORTEST = 6;
const LETTERS_A_SLIP = 12;

const slipsAllowed = (length: number) =>
  length < SHORTEST ? 0 : Math.max(1, Math.floor(length / LETTERS_A_SLIP));
const numbersIn = (key: string) => (key.match(/\d+/g) ?? []).sort().join(" ");

/**
 * May the two names be of one firm? Without legal form, case, ё, alphabet and word order, written together or apart,
 * and with a slip of a letter in a name of six or more, one more for each further twelve. Numbers must be the same:
 * «Школа 12» is not «Школа 14».
 */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [clientKey(a), clientKey(b)];
  if (one === "" || numbersIn(one) !== numbersIn(other)) return false;
  const inOrder = (key: string) => key.replaceAll(" ", "");
  const sorted = (key: string) => key.split(" ").sort().join("");
  return [inOrder, sorted].some((joined) => isNear(joined(one), joined(other)));
}

function isNear(a: string, b: string): boolean {
  const allowed = slipsAllowed(Math.min(a.length, b.length));
  return Math.abs(a.length - b.length) <= allowed && slips(a, b) <= allowed;
}

/** Letters missing, added, wrong or swapped with the next one (optimal string alignment distance). */
function slips(a: string, b: string): number {
  let [before, last] = [
    new Uint16Array(b.length + 1),
    Uint16Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  const at = (row: Uint16Array, place: number) => row[place] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1).fill(i, 0, 1);
    for (let j = 1; j <= b.length; j++) {
      const wrong = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(at(last, j) + 1, at(row, j - 1) + 1, wrong, swapped ? at(before, j - 2) + 1 : wrong);
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}
