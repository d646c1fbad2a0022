import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import type { Sought } from "#db/clients/reading.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { BY_LAYOUT, BY_SLIP } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import type { Reader } from "#db/index.ts";
import { searchKey, wrongLayout } from "#db/values/search.ts";

/** What the rows of a page were found by when it is not what was typed. */
export interface Meant {
  /** The query put right, as the names write it; null when they do not tell. */
  query: string | null;
  /** Rows that what was typed finds too stand before them. */
  besides: boolean;
}

interface Row {
  id: string;
  name: string;
  rank: number;
  document: string | null;
}

/** Told by the rows alone that this actor sees, and by nothing that the base knows besides. */
export async function meantBy(
  reader: Reader,
  actor: Actor,
  query: string,
  sought: Sought,
  rows: readonly Row[],
): Promise<Meant | null> {
  const [first] = rows;
  const misread = rows.filter(({ rank }) => rank >= BY_SLIP);
  if (misread.length > 0) {
    return {
      query: await putRight(reader, actor, sought, misread),
      besides: misread.length < rows.length,
    };
  }
  const isLayout = first !== undefined && rows.every(({ rank }) => rank >= BY_LAYOUT);
  return isLayout ? { query: wrongLayout(query.trim()), besides: false } : null;
}

async function putRight(reader: Reader, actor: Actor, { near }: Sought, rows: readonly Row[]) {
  const written = await writtenNames(reader, actor, rows);
  for (const { words, forms } of near) {
    const meant = words.map((word, i) => {
      const [own, ...others] = (forms[i] ?? []).map((form) => form.replaceAll("%", "").trim());
      // The commonest in these rows; the word itself where they have it.
      const counts = [own ?? word, ...others].map((form) => ({
        form,
        found: rows.filter(({ document }) => document?.includes(` ${form}`)).length,
      }));
      const best = counts.toSorted((a, b) => b.found - a.found)[0];
      return best && best.found > 0 ? written(best.form) : null;
    });
    if (meant.every((word) => word !== null)) return meant.join(" ");
  }
  return null;
}

/** How the names of these rows write the word of a key, in small letters. */
async function writtenNames(reader: Reader, actor: Actor, rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id);
  const entities = await reader
    .select({ name: legalEntities.name })
    .from(legalEntities)
    .where(inArray(legalEntities.clientId, ids));
  const people = await reader
    .select({
      name: sql<string>`concat_ws(' ', ${contacts.surname}, ${contacts.given}, ${contacts.patronymic})`,
    })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .innerJoin(clients, eq(clients.id, clientContacts.clientId))
    .where(and(inArray(clientContacts.clientId, ids), contactsVisibleTo(actor)));
  const words = [...rows, ...entities, ...people].flatMap(({ name }) => name.match(/[\p{L}\p{N}]+/gu) ?? []);
  return (key: string): string | null => {
    const word = words.find((one) => searchKey(one).startsWith(key));
    if (word === undefined) return null;
    // A part of a word gives the same part of its key.
    const end = [...word].findIndex((_, i) => searchKey(word.slice(0, i + 1)) === key);
    return word.slice(0, end < 0 ? undefined : end + 1).toLowerCase();
  };
}
