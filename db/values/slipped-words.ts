/** Letters that searchKey writes with several: a slip of the finger is one of them, however it is written. */
const LETTER = /sch|sh|zh|ch|ts|yu|ya|./g;
const ANY_LETTER = "(?:sch|sh|zh|ch|ts|yu|ya|[a-z])?";
/** In shorter words a wrong letter makes another word: «дом», «том». */
const SHORTEST = 4;
/** Words up to this length are only met whole: a part of them with a wrong letter is a part of everything. */
const ONLY_WHOLE = 4;
const LONGEST = 24;

export interface Slips {
  /** For LIKE over single words: one of these meets every word that is meant, and they are long enough for trigrams. */
  patterns: string[];
  /** What decides: a regular expression over a single word, whose first group is the part that was meant. */
  expression: string;
  /** Meant are whole words only. */
  isWhole: boolean;
}

/**
 * How a word of a `searchKey` may have been meant when one letter of it is wrong, missing, too much or swapped with the
 * next: as a word or as the beginning of a longer one. Null for words too short, too long, or not of Latin letters.
 */
export function slipsOf(word: string): Slips | null {
  if (!/^[a-z]+$/.test(word)) return null;
  const letters = word.match(LETTER) ?? [];
  const n = letters.length;
  if (n < SHORTEST || n > LONGEST) return null;
  const upTo = (end: number) => letters.slice(0, end).join("");
  const from = (start: number) => letters.slice(start).join("");
  const isWhole = n <= ONLY_WHOLE;
  const swapped = letters
    .slice(1)
    .map((next, i) => `${upTo(i)}${next}${letters[i]}${from(i + 2)}`)
    .filter((other) => other !== word);
  const wrong = letters.flatMap((letter, i) => {
    // A wrong last letter is one only at the end of a word: «ромашки» is «ромашка», «романы» is not «ромашка».
    const end = i === n - 1 || isWhole ? "$" : "";
    return [ANY_LETTER, `${ANY_LETTER}${letter}`, `${letter}${ANY_LETTER}`].map(
      (meant) => `${upTo(i)}${meant}${from(i + 1)}${end}`,
    );
  });
  // One wrong letter leaves the first half of the word whole or the second one.
  const half = Math.floor(n / 2);
  return {
    patterns: [
      `${upTo(half)}%`,
      `%${from(half)}${isWhole ? "" : "%"}`,
      ...swapped.map((other) => (isWhole ? other : `${other}%`)),
    ],
    expression: `^(${[...wrong, ...swapped.map((other) => (isWhole ? `${other}$` : other))].join("|")})`,
    isWhole,
  };
}
