import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients, legalEntities, trigramLetters } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { Tx } from "#db/index.ts";
import { isSameName } from "#db/values/same-name.ts";

export interface Namesake {
  id: string;
  name: string;
  region: string | null;
  /** The same ИНН is near proof; the same phone, e-mail or name is a doubt. */
  same: "inn" | "contact" | "name";
}

export interface Sought {
  name: string;
  inn: string | null;
  /** Phones in E.164 and e-mails in lower case, of the client or of its person. */
  points?: readonly string[];
}

const MOST = 5;
const LOOKED_AT = 20;

/** Clients that a new one may turn out to be: at most five, those of the same ИНН first. */
export async function findNamesakes(actor: Actor, sought: Sought, tx: Tx): Promise<Namesake[]> {
  const { name, inn, points = [] } = sought;
  const rows = (where: SQL | undefined, order: SQL = sql`${clients.nameKey}`, limit = MOST) =>
    tx
      .select({ id: clients.id, name: clients.name, region: clients.region })
      .from(clients)
      .where(and(where, isNull(clients.archivedAt), visibleTo(actor)))
      .orderBy(order)
      .limit(limit);
  const found = new Map<string, Namesake>();
  const add = (same: Namesake["same"], more: Omit<Namesake, "same">[]) => {
    for (const row of more) if (!found.has(row.id)) found.set(row.id, { ...row, same });
  };
  if (inn) add("inn", await rows(inArray(clients.id, ofInn(tx, inn))));
  // Only where one may see the numbers: else a guess at a foreign phone would be answered.
  const reached = and(inArray(clients.id, reachedBy(tx, points)), contactsVisibleTo(actor));
  if (points.length > 0) add("contact", await rows(reached));
  const key = nameKey(name);
  if (key.length >= 3) {
    add("name", await rows(begins(key)));
    // Trigrams find by their index who comes into question; the names themselves decide.
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${likeness(key)}, true)`);
    const [own, typed] = [trigramLetters(clients.nameKey), trigramLetters(sql`${key}`)];
    const near = await rows(sql`${own} % ${typed}`, desc(sql`similarity(${own}, ${typed})`), LOOKED_AT);
    add(
      "name",
      near.filter((client) => isSameName(client.name, name)),
    );
  }
  return [...found.values()].slice(0, MOST);
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
