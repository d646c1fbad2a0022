import type { PersonName } from "#db/values/person-name.ts";
import { searchKey } from "#db/values/search.ts";

/**
 * Regular expressions of PostgreSQL that find a person in texts. Letters are spelled out in both cases, so that they do
 * not depend on the locale of the server; `anywhere` is sure enough for every record of the base, `around` only for the
 * records of the clients that the person stands for.
 */
export interface Patterns {
  anywhere: readonly string[];
  around: readonly string[];
}

const LETTER = "A-Za-zА-Яа-яЁё";
const begins = `(?<![${LETTER}0-9_])`;
const ends = `(?![${LETTER}0-9_])`;
const GAP = "[ \\t\\n\\u00A0\\u202F,]+";
const MAYBE_GAP = "[ \\u00A0\\u202F]*";

/** One sign as a regular expression: a letter in both cases, е and ё alike. */
function sign(char: string): string {
  if (/[её]/i.test(char)) return "[ЕеЁё]";
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  if (lower !== upper && [...lower].length === 1 && [...upper].length === 1) return `[${lower}${upper}]`;
  return /[A-Za-z0-9А-Яа-яЁё]/.test(char) ? char : char.replace(/[\\^$.|?*+()[\]{}/-]/g, "\\$&");
}

const literal = (text: string) => [...text].map(sign).join("");

/** A word in any of its cases: «Шевчук», «Шевчуку»; «Анна», «Анной»; «Достоевского». */
export function inflected(word: string): string {
  const stem = word.replace(/(?:ий|ый|ой|ая|яя|[аяоеёиыйьуюъ])$/iu, "");
  const isRussian = /^[А-ЯЁа-яё-]+$/u.test(word) && [...stem].length >= 3;
  return isRussian ? `${literal(stem)}[а-яёА-ЯЁ]{0,3}` : literal(word);
}

export const whole = (inner: string) => `${begins}(?:${inner})${ends}`;

/** Ten digits of a number with whatever people put between them, and the trunk prefix before. */
function phonePattern(e164: string): string {
  const digits = e164.replace(/\D/g, "");
  const own = /^7\d{10}$/.test(digits) ? digits.slice(1) : digits;
  const between = "[ \\u00A0().\\-–—]*";
  const prefix = own === digits ? "\\+?" : `(?:\\+?[78]${between})?\\(?`;
  return `(?<![0-9A-Za-z])${prefix}${[...own].join(between)}(?![0-9A-Za-z])`;
}

const emailPattern = (email: string) => `(?<![A-Za-z0-9._%+-])${literal(email)}(?![A-Za-z0-9-])`;

export function namePatterns({ surname, given, patronymic }: PersonName): string[] {
  if (!surname || !given) return [];
  const [s, g] = [inflected(surname), inflected(given)];
  const middle = patronymic ? `(?:${GAP}${inflected(patronymic)})?` : "";
  const initial = (word: string) => `${sign([...word][0] ?? "")}\\.`;
  const letters = `${initial(given)}${patronymic ? `${MAYBE_GAP}(?:${initial(patronymic)})?` : ""}`;
  return [
    whole(`${s}${GAP}${g}${middle}`),
    whole(`${g}${middle}${GAP}${s}`),
    `${begins}${s}${GAP}${letters}`,
    `${begins}${letters}${MAYBE_GAP}${s}${ends}`,
  ];
}

/** Keys of our own search: Latin letters and digits, whole words. */
const keyPatterns = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((text) => searchKey(text).split(" ")))]
    .filter((key) => key.length >= 3)
    .map((key) => whole(literal(key)));

export interface Known {
  name: string;
  person: PersonName | null;
  emails: readonly string[];
  phones: readonly string[];
  /** Somebody else of the base has the same surname and given name. */
  hasNamesake: boolean;
  /** Somebody else at the same clients has the same surname. */
  hasKin: boolean;
}

export function patternsOf({ name, person, emails, phones, hasNamesake, hasKin }: Known): Patterns {
  const numbers = phones.map(phonePattern);
  const exact = [...emails.map(emailPattern), ...numbers];
  const names = person ? namePatterns(person) : [];
  // A name of one word alone («Мороз») is a word of the language: only near the person is it a name.
  const called =
    person?.given && person.patronymic
      ? [whole(`${inflected(person.given)}${GAP}${inflected(person.patronymic)}`)]
      : [];
  const surname = person?.surname ? [whole(inflected(person.surname)), ...keyPatterns([person.surname])] : [];
  return {
    anywhere: hasNamesake ? exact : [...exact, ...names],
    around: [...exact, ...names, ...called, whole(literal(name)), ...(hasKin ? [] : surname)],
  };
}
