import { and, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { digitsOf, queryKeys, searchKey, withoutLegalForm } from "#db/values/search.ts";

/**
 * What `clients.name_key` holds: the name as a register orders it, without legal form, quotes and case, ё beside е.
 * Its own alphabet is kept, for Latin letters would put Ж behind Я.
 */
export function nameKey(name: string): string {
  const key = withoutLegalForm(name)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return key.slice(0, 200) || name.slice(0, 200);
}

export interface Searchable {
  /** The client's own name and the names of its legal entities. */
  names: readonly string[];
  inns: readonly string[];
  phones: readonly string[];
  emails: readonly string[];
  /** Full names of contact persons. */
  people: readonly string[];
}

/** Before it stands what everybody may find a client by who sees the card, after it the people and their numbers. */
const WALL = "|";

/**
 * What `clients.search` holds: every word one may look the client up by, once, in Latin keys and digits,
 * with a space at both ends, so that `% w%` means "a word begins with w" under any locale of the server.
 */
export function searchDocument({ names, inns, phones, emails, people }: Searchable): string {
  const addresses = emails.map((email) => email.trim().toLowerCase());
  const wordsOf = (texts: readonly string[]) => texts.flatMap((text) => searchKey(text).split(" "));
  const open = new Set([...wordsOf(names), ...inns.map(digitsOf)].filter(Boolean));
  const personal = new Set([...wordsOf([...people, ...addresses]), ...phones.map(digitsOf), ...addresses]);
  const behind = [...personal].filter((word) => word !== "" && !open.has(word));
  const all = behind.length > 0 ? [...open, WALL, ...behind] : [...open];
  return all.length === 0 ? "" : ` ${all.join(" ")} `;
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

/** Ways to read a query: each a list of words that all must be found. */
function readings(query: string): string[][] {
  const typed = query.slice(0, LONGEST_QUERY).normalize("NFKC").replace(EXTENSION, " ");
  const addresses = typed.split(/\s+/).filter((word) => word.includes("@") && word.length > 1);
  const plain = addresses.reduce((rest, address) => rest.replace(address, " "), typed);
  const literal = addresses.map((address) => address.toLowerCase());

  const wordsOf = (text: string) => {
    const keys = queryKeys(text);
    const own = searchKey(text);
    return (keys.length > 0 ? keys : [own]).map((key) => key.split(" ").filter(Boolean));
  };
  const numbers = plain.match(NUMBER) ?? [];
  // A whole phone is one number; shorter groups («школа 12 34») may be words of their own.
  const found = numbers.some((number) => digitsOf(number).length >= WHOLE_PHONE) ? [] : wordsOf(plain);
  if (numbers.length > 0) {
    const rest = wordsOf(plain.replace(NUMBER, " "));
    const forms = numbers.map(numberForms);
    for (const words of rest) {
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

const escapeLike = (word: string) => word.replace(/[\\%_]/g, "\\$&");

const openPart = sql`split_part(${clients.search}, ${sql.raw(`'${WALL}'`)}, 1)`;

/** Three letters make a trigram wherever they stand; fewer are looked for at the beginning of a word only. */
const containsIn =
  (document: SQLWrapper) =>
  (word: string): SQL => {
    const pattern = word.length < 3 ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`;
    return sql`${document} like ${pattern}`;
  };

/**
 * Rows of `clients` that a typed query finds. An empty query finds all; a query without a letter or digit finds none.
 * People and their numbers are looked through only where the actor may see them: else the answer «found» would read
 * a foreign phone out digit by digit.
 */
export function searchCondition(actor: Actor, query: string): SQL {
  if (query.trim() === "") return sql`true`;
  const ways = readings(query);
  if (ways.length === 0) return sql`false`;
  const found = (document: SQLWrapper) => or(...ways.map((words) => and(...words.map(containsIn(document)))));
  const anywhere = found(clients.search);
  return and(anywhere, or(contactsVisibleTo(actor), found(openPart))) as SQL;
}
