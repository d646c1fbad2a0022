import { givenNameGender } from "#db/values/given-names.ts";
import type { Locale } from "#db/values/locale.ts";
import { clean } from "#db/values/text.ts";

/** `surname` is "" when only a name and patronymic are known, `given` is "" when only a surname is. */
export type PersonName = { surname: string; given: string; patronymic: string | null };
export type Gender = "male" | "female";

const NBSP = "\u00A0";
const PATRONYMIC = /(?:[оеё]вич|[^аеёиоуыэюя-]ьич|[мктн]ич|[оеё]вна|ична|вна)$/i;
const SUFFIX = /^(?:оглы|оглу|кызы|гызы|улы|уулу|оол)$/i;
const PARTICLE =
  /^(?:де|ди|да|дю|дер|ван|фон|цу|ла|ле|эль|аль|бен|ибн|тер|сен|de|di|da|der|van|von|la|le|el|al|bin)$/i;
const INITIAL = /^\p{Lu}\.$/u;

/**
 * Surname, given name and patronymic of one person in any of the usual orders and cases: «БЕЛЫНЦЕВА Инна ИСХАКОВНА»,
 * «Анна Петровна Лебедева», «Соколова И. П.», «Гасанов Ильдар Мамед оглы», “John Smith”. Null when there is no name.
 * The order is found by the endings of patronymics, then by common given names; a doubt is read as surname first.
 */
export function parsePersonName(text: string): PersonName | null {
  const words = clean(text)
    .replace(/(?<=\p{Lu}\.)(?=\p{L})/gu, " ")
    .split(/[\s,;]+/)
    .filter((word) => /^\p{L}[\p{L}\p{M}.'’‘`-]*$/u.test(word));
  if (words.length === 0) return null;
  const { tokens, joined } = joinWords(words);
  const [first = "", second = "", third = ""] = tokens;
  const rest = tokens.slice(3).join(" ");
  if (tokens.length === 1) return givenNameGender(first) ? name("", first, null) : name(first, "", null);
  if (tokens.length === 2) {
    if (isPatronymic(second, joined) && givenNameGender(first)) return name("", first, second);
    return isGivenFirst(first, second) ? name(second, first, null) : name(first, second, null);
  }
  if (INITIAL.test(first) && INITIAL.test(second)) return name(third, first, second);
  const middle = isPatronymic(second, joined);
  const last = isPatronymic(third, joined);
  if (middle && (!last || (givenNameGender(first) && !givenNameGender(second)))) {
    return name([third, rest].filter(Boolean).join(" "), first, second);
  }
  if (!last && !/\p{Script=Cyrillic}/u.test(text))
    return name(tokens.at(-1) ?? "", tokens.slice(0, -1).join(" "), null);
  return name(first, second, [third, rest].filter(Boolean).join(" "));
}

/** Particles go with the surname after them, «оглы» and «кызы» with the patronymic before them. */
function joinWords(words: string[]): { tokens: string[]; joined: Set<string> } {
  const tokens: string[] = [];
  const joined = new Set<string>();
  let particle = "";
  words.forEach((word, i) => {
    const before = tokens.at(-1);
    if (SUFFIX.test(word) && before !== undefined && tokens.length > 1) {
      const both = `${before} ${word.toLowerCase()}`;
      tokens[tokens.length - 1] = both;
      joined.add(both);
    } else if (PARTICLE.test(word) && i < words.length - 1 && words.length > 2) {
      particle += `${word.toLowerCase()} `;
    } else {
      tokens.push(particle + word);
      particle = "";
    }
  });
  return { tokens, joined };
}

const isPatronymic = (word: string, joined: Set<string>) =>
  joined.has(word) || (PATRONYMIC.test(word) && word.length > 4);

function isGivenFirst(first: string, second: string): boolean {
  if (INITIAL.test(first)) return true;
  if (INITIAL.test(second)) return false;
  if (givenNameGender(first)) return !givenNameGender(second) || !/\p{Lu}{2}/u.test(first);
  return !/\p{Script=Cyrillic}/u.test(first + second) && !/^\p{Lu}{2}/u.test(first);
}

function name(surname: string, given: string, patronymic: string | null): PersonName {
  return {
    surname: proper(surname),
    given: proper(given),
    patronymic: patronymic === null ? null : proper(patronymic),
  };
}

/** «БОНЧ-БРУЕВИЧ» → «Бонч-Бруевич»; a word of mixed case is left as its owner writes it. */
function proper(s: string): string {
  return s
    .split(" ")
    .map((word) => {
      if ((SUFFIX.test(word) || PARTICLE.test(word)) && word === word.toLowerCase()) return word;
      if (word !== word.toUpperCase() && word !== word.toLowerCase()) return word;
      return word
        .toLowerCase()
        .replace(/(^|[-'’‘`])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
    })
    .join(" ");
}

/** «Соколова Ирина Петровна». */
export function fullName({ surname, given, patronymic }: PersonName): string {
  return [surname, given, patronymic].filter(Boolean).join(" ");
}

const letter = (word: string) =>
  word.slice(0, String.fromCodePoint(word.codePointAt(0) ?? 32).length).toUpperCase();

/** «Соколова И. П.» with no-break spaces; without a surname «Анна Петровна». */
export function shortName({ surname, given, patronymic }: PersonName): string {
  if (!surname) return [given, patronymic].filter(Boolean).join(" ");
  const short = [given, patronymic]
    .filter((word): word is string => Boolean(word))
    .map((word) => `${letter(word)}.`);
  return [surname, ...short].join(NBSP);
}

/** Two capitals for a round picture, given name first: Ирина Соколова → «ИС». */
export function initials({ surname, given, patronymic }: PersonName): string {
  const [a, b] = surname && given ? [given, surname] : [given || surname, patronymic ?? ""];
  return letter(a).trim() + (b ? letter(b) : "");
}

/** By the patronymic (-на, кызы; -ич, оглы), else by a common given name, else null. */
export function genderOf({ given, patronymic }: PersonName): Gender | null {
  if (patronymic && /(?:на|кызы|гызы)$/i.test(patronymic)) return "female";
  if (patronymic && /(?:ич|оглы|оглу|улы|уулу)$/i.test(patronymic)) return "male";
  return givenNameGender(given);
}

/** «Уважаемая Анна Петровна!», or «Здравствуйте!» when name, patronymic or gender is not known. */
export function greeting(person: PersonName | null, locale: Locale): string {
  const known = person && !/\.$/.test(person.given) ? person : null;
  if (locale === "en")
    return known?.given ? `Dear ${[known.given, known.patronymic].filter(Boolean).join(" ")},` : "Hello,";
  const gender = known?.patronymic ? genderOf(known) : null;
  if (!known?.given || !gender) return "Здравствуйте!";
  return `${gender === "female" ? "Уважаемая" : "Уважаемый"} ${known.given} ${known.patronymic}!`;
}
