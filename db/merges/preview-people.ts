import { asc, eq } from "drizzle-orm";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { groupsOf } from "#db/duplicates/groups.ts";
import { personKeys } from "#db/duplicates/keys.ts";
import { pairsOf } from "#db/duplicates/pairs-of.ts";
import { type PersonRecord, personProfile } from "#db/duplicates/person-profile.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import type { Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { fullName } from "#db/values/person-name.ts";
import { searchKey } from "#db/values/search.ts";

export interface SharedPerson {
  /** The first stays; who is written down most fully comes first. */
  ids: string[];
  names: string[];
  score: number;
  reasons: Reason[];
}

/** Above this the page ticks «это один человек» by itself. */
export const SURE = 55;

/** People of these cards who may be one, by the rules of the search. Whoever stands on two cards as one row is one already. */
export async function sharedPeople(reader: Reader, clientIds: readonly string[]): Promise<SharedPerson[]> {
  const rows = await reader
    .selectDistinct({
      id: contacts.id,
      surname: contacts.surname,
      given: contacts.given,
      patronymic: contacts.patronymic,
    })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .where(oneOf(clientContacts.clientId, clientIds))
    .orderBy(asc(contacts.id));
  const points = await reader
    .select()
    .from(contactPoints)
    .where(
      oneOf(
        contactPoints.contactId,
        rows.map(({ id }) => id),
      ),
    );
  const records = rows.map((row): PersonRecord & { id: string; name: string } => {
    const of = (kind: string) =>
      points.filter((point) => point.contactId === row.id && point.kind === kind).map(({ value }) => value);
    const named = fullName({ ...row, given: row.given ?? "" });
    return {
      ...{
        id: row.id,
        name: named,
        names: [searchKey(named)].filter(Boolean),
        phones: of("phone"),
        emails: of("email"),
      },
      ...{ birthdays: [], firms: [], addresses: [], places: [], postCodes: [] },
    };
  });
  const pairs = pairsOf(records, personProfile, personKeys);
  const groups = groupsOf(pairs.map(({ a, b }) => ({ a: a.id, b: b.id })));
  const byGroup = Map.groupBy([...groups], ([, top]) => top);
  return [...byGroup.values()].map((members) => {
    const inside = new Set(members.map(([id]) => id));
    const people = records
      .filter(({ id }) => inside.has(id))
      .sort((x, y) => y.name.length - x.name.length || (x.id < y.id ? -1 : 1));
    const best = pairs
      .filter(({ a }) => inside.has(a.id))
      .sort((x, y) => y.found.score - x.found.score)[0]?.found;
    return {
      ids: people.map(({ id }) => id),
      names: people.map((person) => person.name),
      score: best?.score ?? 0,
      reasons: best?.reasons ?? [],
    };
  });
}
