import { slips } from "#db/values/slips.ts";

/** Two words as close as this are one word with a slip in it. */
const ONE_WORD = 0.74;
/** A word written short: «хлебоз.» for «хлебозавод», «п.» for «Пётр». */
const SHORTENED = 0.92;
/** A name that has all words of the other and some more is near it at least so. */
const CONTAINED = 0.8;
const MOST_WORDS = 24;

const hasDigit = (word: string) => /\d/.test(word);

/** How much two words are one, 0 to 1. Words with a digit are the same or they are not. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (hasDigit(a) || hasDigit(b)) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short) && (short.length === 1 || short.length >= 3)) return SHORTENED;
  const most = Math.floor(long.length * (1 - ONE_WORD));
  if (short.length < 3 || most === 0) return 0;
  const wrong = slips(a, b, most);
  return wrong > most ? 0 : 1 - wrong / long.length;
}

const lettersIn = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);

/** Each word of the shorter list beside the likest of the longer one that no other has taken. */
function pairWords(one: readonly string[], other: readonly string[]) {
  const free = new Set(other.keys());
  let [letters, left] = [0, 0];
  for (const word of [...one].sort((a, b) => b.length - a.length)) {
    let [best, place] = [0, -1];
    for (const at of free) {
      const likeness = wordLikeness(word, other[at] ?? "");
      if (likeness > best) [best, place] = [likeness, at];
    }
    if (place < 0) left++;
    else {
      free.delete(place);
      letters += best * (word.length + (other[place]?.length ?? 0));
    }
  }
  return { letters, left };
}

const joinedLikeness = (a: string, b: string): number => {
  const longest = Math.max(a.length, b.length);
  const most = Math.floor(longest * (1 - ONE_WORD));
  const wrong = slips(a, b, most);
  return wrong > most ? 0 : 1 - wrong / longest;
};

const numbersOf = (words: readonly string[]) => words.filter(hasDigit);
/** «Школа 12» and «Школа 14» are two schools; where one side has no number it says nothing. */
function numbersAgree(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = [numbersOf(one), numbersOf(other)].sort((a, b) => a.length - b.length);
  return (few ?? []).every((number) => many?.includes(number));
}
const NUMBERS_DIFFER = 0.6;

/**
 * How much two texts are one, 0 to 1, whatever the order of words, a slip in a word, words written together or short.
 * Both are keys (`searchKey`). A text that has all of the other and more is near it; other numbers part them.
 */
export function textLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [one = [], other = []] = [a, b]
    .map((key) => key.split(" ").filter(Boolean).slice(0, MOST_WORDS))
    // The same two texts are paired the same way whichever is named first.
    .sort((x, y) => x.length - y.length || (x.join(" ") < y.join(" ") ? -1 : 1));
  if (one.length === 0) return 0;
  const { letters, left } = pairWords(one, other);
  const dice = letters / (lettersIn(one) + lettersIn(other));
  const whole = lettersIn(one) >= 4 && left === 0 ? CONTAINED + (1 - CONTAINED) * dice : dice;
  const joined = whole < 0.95 ? joinedLikeness(one.join(""), other.join("")) : 0;
  const likeness = Math.max(whole, joined);
  return numbersAgree(one, other) ? likeness : likeness * NUMBERS_DIFFER;
}

/** Codes, numbers, addresses of mail: the same or not. */
export const sameCode = (a: string, b: string): number => (a === b ? 1 : 0);

/** Days as eight digits, ГГГГММДД: one slip, or day and month the other way round, is near. */
export function dayLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const turned = `${a.slice(0, 4)}${a.slice(6, 8)}${a.slice(4, 6)}`;
  return turned === b || slips(a, b, 1) <= 1 ? 0.9 : 0;
}
