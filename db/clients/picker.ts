import { and, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { nearReadings, readingsOf, type Sought } from "#db/clients/reading.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { foundBy, isEnough, matchRank } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";

const MOST = 10;
/** So many are ranked: a query that finds more is to be typed on. */
const RANKED = 200;

/** The ten that a query fits best, for choosing one in a form; those with a slip in it only behind next to nothing. */
export async function findClientsForPicker(actor: Actor, q: string, reader: Reader = db) {
  const sought = q.trim() === "" ? null : readingsOf(q);
  const exact = await pick(actor, q, reader, sought);
  const near = sought && !isEnough(exact) ? await nearReadings(reader, q) : null;
  const found = near ? await pick(actor, q, reader, near) : exact;
  return found.map(({ rank: _, ...row }) => row);
}

async function pick(actor: Actor, q: string, reader: Reader, sought: Sought | null) {
  const hit = reader
    .select({
      id: clients.id,
      name: clients.name,
      nameKey: clients.nameKey,
      kind: clients.kind,
      region: clients.region,
      rank: (sought ? matchRank(actor, q, sought) : sql<number>`0`).as("rank"),
    })
    .from(clients)
    .where(and(isNull(clients.archivedAt), visibleTo(actor), foundBy(actor, sought)))
    .limit(RANKED)
    .as("hit");
  return reader
    .select({ id: hit.id, name: hit.name, kind: hit.kind, region: hit.region, rank: hit.rank })
    .from(hit)
    .orderBy(hit.rank, hit.nameKey, hit.id)
    .limit(MOST);
}
