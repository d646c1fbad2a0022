import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients, legalEntities, trigramLetters } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { clientProfile } from "#db/duplicates/client-profile.ts";
import { makeClientRecord } from "#db/duplicates/client-record.ts";
import { loadRecords } from "#db/duplicates/load.ts";
import { scoreOf } from "#db/duplicates/rules.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";
import { isSameName } from "#db/values/same-name.ts";

export interface Namesake {
  /** Null, like name and region, where the actor may not know whose the card is: only that there is one. */
  id: string | null;
  name: string | null;
  region: string | null;
  /** The same ИНН is near proof; the same phone, e-mail or name is a doubt. */
  same: "inn" | "contact" | "name";
  /** Who answers for a card that is not shown. */
  ask: string | null;
}

export interface Sought {
  name: string;
  inn: string | null;
  /** Phones in E.164 and e-mails in lower case, of the client or of its person; the first `MOST_POINTS` of each. */
  points?: readonly string[];
}

/** So many phones, and so many e-mails, one new client may have: a longer list would ask the base who is in it. */
export const MOST_POINTS = 10;

const MOST = 5;
const LOOKED_AT = 20;

interface Found {
  id: string;
  name: string;
  region: string | null;
  same: Namesake["same"];
  /** May the actor be told which card it is, having found it so? */
  open: boolean;
  /** May the actor see the phones and e-mails of the card? */
  reached: boolean;
  owner: { surname: string; given: string } | null;
}

/**
 * Clients that a new one may turn out to be: at most five, those of the same ИНН first. A number or an address is met
 * whole or not at all, so that nobody reads a foreign one out sign by sign; of a card that the actor may not see it is
 * said that there is one, and whom to ask.
 */
export async function findNamesakes(actor: Actor, asked: Sought, tx: Tx): Promise<Namesake[]> {
  const { phones, emails } = byKind(asked.points ?? []);
  const points = [...phones.slice(0, MOST_POINTS), ...emails.slice(0, MOST_POINTS)];
  const sought = { ...asked, points };
  const found = await candidates(actor, sought, tx);
  const likely = await thoseThatScore([...found.values()], sought, tx);
  const shown = likely.filter(({ open }) => open);
  const hidden = can(actor, "client.create") ? likely.filter(({ open }) => !open) : [];
  return [...shown, ...hidden].slice(0, MOST).map(({ id, name, region, same, open, owner }) => ({
    ...(open ? { id, name, region } : { id: null, name: null, region: null }),
    same,
    ask: open || !owner ? null : shortName({ ...owner, patronymic: null }),
  }));
}

const byKind = (points: readonly string[]) => ({
  phones: points.filter((value) => !value.includes("@")),
  emails: points.filter((value) => value.includes("@")),
});

async function candidates(
  actor: Actor,
  { name, inn, points = [] }: Sought,
  tx: Tx,
): Promise<Map<string, Found>> {
  const seen = visibleTo(actor);
  const reached = and(seen, contactsVisibleTo(actor)) as SQL;
  const rows = (where: SQL | undefined, open: SQL, order: SQL = sql`${clients.nameKey}`, limit = MOST) =>
    tx
      .select({
        id: clients.id,
        name: clients.name,
        region: clients.region,
        open: sql<boolean>`${open}`,
        seen: sql<boolean>`${seen}`,
        reached: sql<boolean>`${reached}`,
        owner: { surname: staff.surname, given: staff.given },
      })
      .from(clients)
      .leftJoin(staff, eq(staff.id, clients.ownerId))
      .where(and(where, isNull(clients.archivedAt)))
      // Those that may be shown are not crowded out by those that may not.
      .orderBy(sql`case when ${open} then 0 else 1 end`, order)
      .limit(limit);
  const found = new Map<string, Found>();
  // Whose a number is that the actor may not see is not told by the name beside it either: it is an entry of its own.
  const add = (same: Namesake["same"], more: (Omit<Found, "same"> & { seen: boolean })[]) => {
    for (const { seen, ...row } of more) {
      const entry = seen && !row.open ? `${row.id} by a hidden number` : row.id;
      if (!found.has(entry)) found.set(entry, { ...row, same });
    }
  };
  if (inn) add("inn", await rows(inArray(clients.id, ofInn(tx, inn)), seen));
  if (points.length > 0) add("contact", await rows(inArray(clients.id, reachedBy(tx, points)), reached));
  const key = nameKey(name);
  if (key.length >= 3) {
    add("name", await rows(begins(key), seen));
    // Trigrams find by their index who comes into question; the names themselves decide.
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${likeness(key)}, true)`);
    const [own, typed] = [trigramLetters(clients.nameKey), trigramLetters(sql`${key}`)];
    const near = await rows(sql`${own} % ${typed}`, seen, desc(sql`similarity(${own}, ${typed})`), LOOKED_AT);
    add(
      "name",
      near.filter((client) => isSameName(client.name, name)),
    );
  }
  return found;
}

/** By the rules of the whole search: what speaks against it, such as another ИНН under the same name, counts too. */
async function thoseThatScore(
  found: readonly Found[],
  { name, inn, points = [] }: Sought,
  tx: Tx,
): Promise<Found[]> {
  const records = await loadRecords(
    tx,
    found.map(({ id }) => id),
  );
  const typedWith = (points: readonly string[]) =>
    makeClientRecord({
      ...{ id: "", kind: "company", name, entities: inn ? [{ name, inn, kpp: null, address: null }] : [] },
      ...byKind(points),
      ...{ sites: [], addresses: [], place: null, people: [] },
    });
  const [typed, bare] = [typedWith(points), typedWith([])];
  return found.filter(({ id, same, reached }) => {
    const record = records.get(id);
    return same !== "name" || (record && scoreOf(clientProfile, reached ? typed : bare, record).score > 0);
  });
}

const ofInn = (tx: Tx, inn: string) =>
  tx.select({ id: legalEntities.clientId }).from(legalEntities).where(eq(legalEntities.inn, inn));

const reachedBy = (tx: Tx, points: readonly string[]) =>
  tx
    .select({ id: sql`coalesce(${contactPoints.clientId}, ${clientContacts.clientId})` })
    .from(contactPoints)
    .leftJoin(clientContacts, eq(clientContacts.contactId, contactPoints.contactId))
    .where(inArray(contactPoints.value, [...points]));

/** The key as it stands, or with something more after it: «Ромашка» and «Ромашка плюс», but not «Рома». */
const begins = (key: string) =>
  or(
    eq(clients.nameKey, key),
    and(sql`${clients.nameKey} >= ${`${key} `}`, sql`${clients.nameKey} < ${`${key}!`}`),
  );

/** What two names share of their trigrams when one letter is wrong: of short names little is left. */
const likeness = (key: string) => (key.length < 12 ? "0.3" : "0.5");
