import { and, isNull, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Actor } from "#db/actor.ts";
import { nameBegins } from "#db/clients/orders.ts";
import { nearReadings, readingsOf, type Sought } from "#db/clients/reading.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { foundAlong, foundBy, isEnough, rankOf, visibleDocument } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { narrowed } from "#db/clients/whole.ts";
import { db, type Reader } from "#db/index.ts";

const MOST = 10;
/** So many are ranked: a query that finds more is to be typed on. */
const RANKED = 200;

/** The ten that a query fits best, for choosing one in a form; those with a slip in it only behind next to nothing. */
export async function findClientsForPicker(actor: Actor, q: string, reader: Reader = db) {
  const sought = q.trim() === "" ? null : await narrowed(reader, actor, q, readingsOf(q));
  const exact = await pick(actor, q, reader, sought);
  const near = sought && !isEnough(exact) ? await nearReadings(reader, q) : null;
  const found = near ? await pick(actor, q, reader, near) : exact;
  return found.map(({ rank: _, ...row }) => row);
}

async function pick(actor: Actor, q: string, reader: Reader, sought: Sought | null) {
  const some = (condition: SQL) =>
    reader
      .select({
        id: clients.id,
        name: clients.name,
        nameKey: clients.nameKey,
        kind: clients.kind,
        region: clients.region,
        document: (sought ? visibleDocument(actor) : sql<string>`''`).as("document"),
      })
      .from(clients)
      .where(and(isNull(clients.archivedAt), visibleTo(actor), condition))
      .limit(RANKED);
  const begins = nameBegins(q);
  // The names that begin so come first, and may be enough: trigrams of a common word are a large part of a large base.
  const first = some(and(begins, foundAlong(actor, sought)) as SQL).orderBy(clients.nameKey, clients.id);
  const others = some(and(sql`not ${begins}`, foundBy(actor, sought)) as SQL);
  const hit = unionAll(first, others).limit(RANKED).as("hit");
  const ranked = reader
    .select({
      id: hit.id,
      name: hit.name,
      nameKey: hit.nameKey,
      kind: hit.kind,
      region: hit.region,
      rank: (sought ? rankOf(hit.document, hit.nameKey, q, sought) : sql<number>`0`).as("rank"),
    })
    .from(hit)
    .as("ranked");
  return reader
    .select({
      id: ranked.id,
      name: ranked.name,
      kind: ranked.kind,
      region: ranked.region,
      rank: ranked.rank,
    })
    .from(ranked)
    .orderBy(ranked.rank, ranked.nameKey, ranked.id)
    .limit(MOST);
}
