import { and, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { escapeLike, readingsOf, type Sought, type Way } from "#db/clients/reading.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { oneOf } from "#db/one-of.ts";
import { sortableNumbers } from "#db/values/numbers.ts";
import { digitsOf, searchKey, withoutLegalForm, wrongLayout } from "#db/values/search.ts";

/**
 * What `clients.name_key` holds: the name as a register orders it, without legal form, quotes and case, ё beside е,
 * «Школа № 2» before «Школа № 10». Its own alphabet is kept, for Latin letters would put Ж behind Я.
 */
export function nameKey(name: string): string {
  const key = withoutLegalForm(name)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return sortableNumbers(key).slice(0, 200) || name.slice(0, 200);
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

const openPart = sql`split_part(${clients.search}, ${sql.raw(`'${WALL}'`)}, 1)`;

const any = (conditions: SQL[]) => (conditions.length === 0 ? sql`false` : (or(...conditions) as SQL));
const every = (conditions: SQL[]) => and(...conditions) as SQL;

/** One of the ways is met by the words of a document. */
const foundIn = (document: SQLWrapper, ways: readonly Way[]): SQL =>
  any(
    ways.map(({ forms }) =>
      every(forms.map((form) => any(form.map((pattern) => sql`${document} like ${pattern}`)))),
    ),
  );

const allWays = ({ typed, layout, near }: Sought) => [...typed, ...layout, ...near];

/**
 * Rows of `clients` that a query finds; null, an empty query, finds all. People and their numbers are looked through
 * only where the actor may see them: else the answer «found» would read a foreign phone out digit by digit.
 */
export function foundBy(actor: Actor, sought: Sought | null): SQL {
  if (sought === null) return sql`true`;
  const ways = allWays(sought);
  if (ways.length === 0) return sql`false`;
  return and(
    sought.within ? oneOf(clients.id, sought.within) : undefined,
    foundIn(clients.search, ways),
    or(contactsVisibleTo(actor), foundIn(openPart, ways)),
  ) as SQL;
}

/**
 * The same for rows that are met along an index of another kind. As the planner cannot look into it, it takes every second
 * row for a find and goes on along that index, instead of gathering all finds and sorting them.
 */
export const foundAlong = (actor: Actor, sought: Sought | null): SQL =>
  sql`coalesce(${foundBy(actor, sought)}, false)`;

/** Rows of `clients` that a typed query finds without a slip in it. */
export const searchCondition = (actor: Actor, query: string): SQL =>
  foundBy(actor, query.trim() === "" ? null : readingsOf(query));

/** Fewer finds than this may be all that a slip has left of them, unless one of them is just what was typed. */
const LITTLE = 3;
export const isEnough = (found: readonly { rank: number }[]) =>
  found.length >= LITTLE || found.some(({ rank }) => rank === WHOLE);

/** What of the document this actor may be told of. An order by more than that would tell it. */
export const visibleDocument = (actor: Actor): SQL<string> =>
  sql<string>`case when ${contactsVisibleTo(actor)} then ${clients.search} else ${openPart} end`;

/** The `nameKey` of a query as if it were a whole name; of signs alone it is no name. */
export const nameOf = (query: string) => (/[\p{L}\p{N}]/u.test(query) ? nameKey(query) : "");

/** How well a row is found: its name is the query, or begins with it, or words begin so, or it stands inside of one. */
export const [WHOLE, BEGINNING, WORDS, INSIDE] = [0, 1, 2, 3];
/** From here on a row is found in the other layout only, and from there on with a slip only. */
export const BY_LAYOUT = 10;
export const BY_SLIP = 20;

/** @param document what the actor may be told of the row by; @param key its `name_key`. */
export function rankOf(document: SQLWrapper, key: SQLWrapper, query: string, sought: Sought): SQL<number> {
  const wholeName = (name: string) => sql`${key} = ${nameOf(name)}`;
  const begins = (ways: readonly Way[]) =>
    any(
      ways.map(({ words }) => {
        const start = words.map(escapeLike).join(" ");
        // Before the name may stand one word of what it is: ООО, гостиница.
        return sql`(${document} like ${` ${start}%`} or substr(${document}, strpos(substr(${document}, 2), ' ') + 1) like ${` ${start}%`})`;
      }),
    );
  const beginWords = (ways: readonly Way[]) =>
    any(
      ways.map(({ words }) => every(words.map((word) => sql`${document} like ${`% ${escapeLike(word)}%`}`))),
    );
  const tiers = (ways: readonly Way[], name: string, from: number) =>
    sql`when ${foundIn(document, ways)} then case when ${wholeName(name)} then ${from + WHOLE}::int
      when ${begins(ways)} then ${from + BEGINNING}::int when ${beginWords(ways)} then ${from + WORDS}::int
      else ${from + INSIDE}::int end`;
  const exact = tiers(sought.typed, query, 0);
  // Most queries read no otherwise in the other layout.
  const layout = sought.layout.length > 0 ? tiers(sought.layout, wrongLayout(query), BY_LAYOUT) : undefined;
  return sql<number>`case ${exact} ${layout} else ${BY_SLIP}::int end`;
}

export const matchRank = (actor: Actor, query: string, sought: Sought): SQL<number> =>
  rankOf(visibleDocument(actor), clients.nameKey, query, sought);
