import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { events } from "#db/events.ts";
import type { KeptMerge } from "#db/history/from-merges.ts";
import type { Row } from "#db/history/state.ts";
import { db } from "#db/index.ts";
import { allOf } from "#db/merges/sides.ts";
import { type ClientMerge, clientMergeChanges, clientMerges } from "#db/merges/table.ts";

/** Cards that were ever made one with this one, however far: rows of one may lie at another now. */
export interface Family {
  cards: { id: string; contactsVisible: boolean }[];
  merges: KeptMerge[];
  /** Some of them are not this actor's to see: what came from there or went there is not told. */
  hidden: boolean;
}

const MOST_ROUNDS = 6;

async function mergesOf(ids: readonly string[]) {
  // A card that went into another says so in its own history: `loser_ids` has no index, and needs none.
  const wentIn = db
    .select({ id: sql<string>`(${events.after} ->> 'mergeId')::uuid` })
    .from(events)
    .where(and(inArray(events.entityId, [...ids]), eq(events.command, "client.merged_away")));
  return db
    .select()
    .from(clientMerges)
    .where(or(inArray(clientMerges.survivorId, [...ids]), inArray(clientMerges.id, wentIn)));
}

/** Merges of people that made somebody who stood on these cards, or took somebody from them. */
async function mergesOfPeople(cardIds: readonly string[], moved: readonly ClientMerge[]) {
  const ofMerges =
    moved.length === 0
      ? []
      : await db
          .select({ id: sql<string>`${clientMergeChanges.key} ->> 'id'` })
          .from(clientMergeChanges)
          .where(
            and(
              inArray(
                clientMergeChanges.mergeId,
                moved.map(({ id }) => id),
              ),
              eq(clientMergeChanges.tableName, "contacts"),
            ),
          );
  const links = await db
    .select({ id: clientContacts.contactId })
    .from(clientContacts)
    .where(inArray(clientContacts.clientId, [...cardIds]));
  const ids = new Set([...links, ...ofMerges].map(({ id }) => id));
  const found = new Map<string, ClientMerge>();
  for (let round = 0; round < MOST_ROUNDS && ids.size > 0; round++) {
    const before = ids.size;
    const wentIn = db
      .select({ id: sql<string>`(${events.after} ->> 'mergeId')::uuid` })
      .from(events)
      .where(and(inArray(events.entityId, [...ids]), eq(events.command, "contact.merged_away")));
    const merges = await db
      .select()
      .from(clientMerges)
      .where(or(inArray(clientMerges.survivorContactId, [...ids]), inArray(clientMerges.id, wentIn)));
    for (const merge of merges) {
      found.set(merge.id, merge);
      for (const id of allOf(merge)) ids.add(id);
    }
    if (ids.size === before) break;
  }
  return [...found.values()];
}

/** The card itself has been found visible before. */
export async function familyOf(actor: StaffActor, clientId: string): Promise<Family> {
  const ids = new Set([clientId]);
  let merges = await mergesOf([...ids]);
  for (let round = 0; round < MOST_ROUNDS && merges.length > 0; round++) {
    const before = ids.size;
    for (const merge of merges) for (const id of allOf(merge)) ids.add(id);
    if (ids.size === before) break;
    merges = await mergesOf([...ids]);
  }
  merges = [...merges, ...(await mergesOfPeople([...ids], merges))];
  const mergeIds = merges.map(({ id }) => id);
  const [cards, changes] = await Promise.all([
    db
      .select({ id: clients.id, contactsVisible: sql<boolean>`${contactsVisibleTo(actor)}` })
      .from(clients)
      .where(and(inArray(clients.id, [...ids]), visibleTo(actor))),
    mergeIds.length === 0
      ? []
      : db
          .select({
            mergeId: clientMergeChanges.mergeId,
            table: clientMergeChanges.tableName,
            key: clientMergeChanges.key,
            before: clientMergeChanges.before,
            after: clientMergeChanges.after,
          })
          .from(clientMergeChanges)
          .where(inArray(clientMergeChanges.mergeId, mergeIds))
          .orderBy(clientMergeChanges.step, clientMergeChanges.id),
  ]);
  const byMerge = Map.groupBy(changes, ({ mergeId }) => mergeId);
  return {
    cards,
    merges: merges.map(({ id, mergedAt, undoneAt, kept }) => ({
      ...{ id, mergedAt, undoneAt, kept },
      changes: (byMerge.get(id) ?? []) as readonly {
        table: string;
        key: Row;
        before: Row;
        after: Row | null;
      }[],
    })),
    hidden: cards.length < ids.size,
  };
}
