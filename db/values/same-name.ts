import { clientKey } from "#db/values/search.ts";
import { slips } from "#db/values/slips.ts";

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
  return Math.abs(a.length - b.length) <= allowed && slips(a, b, allowed) <= allowed;
}
