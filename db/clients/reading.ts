import { sql } from "drizzle-orm";
import { clientWords } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";
import { digitsOf, layoutKey, typedKeys } from "#db/values/search.ts";
import { slipsOf } from "#db/values/slipped-words.ts";

/** One way to understand a query: all its words must be found, each as one of its forms. */
export interface Way {
  words: readonly string[];
  /** For each word the patterns of LIKE, one of which is to be met. */
  forms: readonly (readonly string[])[];
}

/** What a query may mean: as it stands, with the other layout of the keyboard, with a letter wrong in a word. */
export interface Sought {
  typed: readonly Way[];
  layout: readonly Way[];
  near: readonly Way[];
  /** Clients who bear a number or an address that was typed whole: then nobody else is meant. */
  within?: readonly string[];
}

const LONGEST_QUERY = 100;
const MOST_WORDS = 8;
const WHOLE_PHONE = 10;
/** A number as people type phones: groups of digits with brackets, dashes and spaces between them. */
const NUMBER = /\+?\d(?:[\s().\-–—]*\d){3,}/g;
const EXTENSION = /(?:доб|вн|ext)\.?\s*\d{1,6}/giu;

/** A phone typed with the trunk prefix 8 is stored with the country code 7. */
function numberForms(typed: string): string[] {
  const digits = digitsOf(typed);
  return digits.startsWith("8") ? [digits, `7${digits.slice(1)}`] : [digits];
}

/** Numbers and addresses of a query that stand in it from end to end, as `contact_points` and `legal_entities` have them. */
export function wholesOf(query: string): { points: string[]; inns: string[] } {
  const typed = cut(query);
  const numbers = (typed.match(NUMBER) ?? []).map(digitsOf).filter(({ length }) => length >= WHOLE_PHONE);
  const phones = numbers.flatMap((digits) => [
    `+${digits}`,
    ...(digits.length === WHOLE_PHONE ? [`+7${digits}`] : []),
    ...(digits.startsWith("8") ? [`+7${digits.slice(1)}`] : []),
  ]);
  const addresses = typed.split(/\s+/).filter((word) => /^[^@]+@[^@]+\.[^@.]+$/.test(word));
  return {
    points: [...phones, ...addresses.map((address) => address.toLowerCase())],
    inns: numbers.filter(({ length }) => length === 10 || length === 12),
  };
}

export const escapeLike = (word: string) => word.replace(/[\\%_]/g, "\\$&");

/** Three letters make a trigram wherever they stand; fewer are looked for at the beginning of a word only. */
const within = (word: string) => (word.length < 3 ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`);

/** Lists of words that all must be found, made of the keys that `keysOf` gives a text. */
function wordLists(typed: string, keysOf: (text: string) => readonly string[]): string[][] {
  const addresses = typed.split(/\s+/).filter((word) => word.includes("@") && word.length > 1);
  const plain = addresses.reduce((rest, address) => rest.replace(address, " "), typed);
  const literal = addresses.map((address) => address.toLowerCase());
  const wordsOf = (text: string) => keysOf(text).map((key) => key.split(" ").filter(Boolean));
  const numbers = plain.match(NUMBER) ?? [];
  // A whole phone is one number; shorter groups («школа 12 34») may be words of their own.
  const found = numbers.some((number) => digitsOf(number).length >= WHOLE_PHONE) ? [] : wordsOf(plain);
  if (numbers.length > 0) {
    const forms = numbers.map(numberForms);
    for (const words of wordsOf(plain.replace(NUMBER, " "))) {
      found.push(
        [...words, ...forms.map((form) => form[0] ?? "")],
        [...words, ...forms.map((form) => form.at(-1) ?? "")],
      );
    }
  }
  const whole = found
    .map((words) => [...literal, ...words].slice(0, MOST_WORDS))
    .filter((words) => words.length > 0);
  return [...new Map(whole.map((words) => [words.join(" "), words])).values()];
}

// The sign of a number falls apart into the letters “No” in that form.
const cut = (query: string) =>
  query.slice(0, LONGEST_QUERY).replaceAll("№", " ").normalize("NFKC").replace(EXTENSION, " ");
const exactly = (words: readonly string[]): Way => ({ words, forms: words.map((word) => [within(word)]) });
/** The rest of a query beside its numbers may have no key at all, and then nothing is asked of it. */
const orNothing = (keys: readonly string[]) => (keys.length > 0 ? keys : [""]);

/** How a query reads without a slip in it; `literally`: as it was typed and in no other layout. */
export function readingsOf(query: string, literally = false): Sought {
  const typed = cut(query);
  const asTyped = wordLists(typed, (text) => orNothing(typedKeys(text)));
  const known = new Set(asTyped.map((words) => words.join(" ")));
  const layout = literally
    ? []
    : wordLists(typed, (text) => orNothing([layoutKey(text)].filter((key) => key !== null)));
  return {
    typed: asTyped.map(exactly),
    layout: layout.filter((words) => !known.has(words.join(" "))).map(exactly),
    near: [],
  };
}

/** A form that so many words of the base come near to says nothing any more. */
const MOST_FORMS = 40;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/**
 * The readings of a query with a letter wrong in any of its words, by the words that the base has; null when nothing in
 * it can be misread. Words of people are among them: only `searchCondition` says whom they find.
 */
export async function nearReadings(reader: Reader, query: string): Promise<Sought | null> {
  const sought = readingsOf(query);
  // Gibberish of a forgotten layout has slips of its own; what was typed in Russian is rarely English.
  const ways = [sought.typed[0], CYRILLIC.test(query) ? undefined : sought.layout[0]].filter(
    (way) => way !== undefined,
  );
  const slips = new Map(ways.flatMap(({ words }) => words.map((word) => [word, slipsOf(word)] as const)));
  const asked = [...slips].flatMap(([word, found]) => (found ? [{ word, ...found }] : []));
  if (asked.length === 0) return null;
  // Of an expression so long an index of trigrams would make a net that lets everything through: hence || ''.
  const parts = asked.map(({ word, patterns, expression }) => {
    const one = sql.join(
      patterns.map((pattern) => sql`${clientWords.word} like ${pattern}`),
      sql` or `,
    );
    return sql`(select distinct ${word}::text as word, (regexp_match(${clientWords.word}, ${expression}))[1] as meant
      from ${clientWords} where (${one}) and (${clientWords.word} || '') ~ ${expression} limit ${MOST_FORMS})`;
  });
  const rows = await reader.execute<{ word: string; meant: string }>(sql.join(parts, sql` union all `));
  const meantBy = Map.groupBy(rows, ({ word }) => word);
  const near = ways.map(({ words }): Way => {
    const forms = words.map((word) => [
      within(word),
      ...(meantBy.get(word) ?? []).map(({ meant }) => `% ${meant}${slips.get(word)?.isWhole ? " " : ""}%`),
    ]);
    return { words, forms };
  });
  return near.some(({ forms }) => forms.some(({ length }) => length > 1)) ? { ...sought, near } : null;
}
