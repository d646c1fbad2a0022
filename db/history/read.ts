import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { classChanges } from "#db/classes/table.ts";
import { events } from "#db/events.ts";
import type { Family } from "#db/history/family.ts";
import { changesOfBulk } from "#db/history/from-bulk.ts";
import { changeOfEvent } from "#db/history/from-events.ts";
import { changesOfImport } from "#db/history/from-imports.ts";
import { changesOfMerge } from "#db/history/from-merges.ts";
import type { Change } from "#db/history/rewind.ts";
import { patch, type State } from "#db/history/state.ts";
import type { BeforeImage } from "#db/imports/kinds/clients/before-image.ts";
import { importRows, imports } from "#db/imports/table.ts";
import { db } from "#db/index.ts";

/** People who stood at one of the cards by a move that was taken back: nothing else there tells of them. */
export async function movedTo(ids: readonly string[]): Promise<string[]> {
  const to = sql`(${events.after} #>> '{to,clientId}')`;
  const rows = await db
    .select({ contactId: events.entityId })
    .from(events)
    .where(and(sql`${events.command} = 'contact.move'`, inArray(to, [...ids])));
  return rows.flatMap(({ contactId }) => contactId ?? []);
}

const ofRecord = {
  id: events.id,
  at: events.at,
  command: events.command,
  entity: events.entity,
  entityId: events.entityId,
  before: events.before,
  after: events.after,
};

/** Clients handed over together are told by one event without a record of its own. */
export const handedOverTogether = (ids: readonly string[]) =>
  and(
    // Written out, and not given: only so the planner knows the index that holds these alone.
    sql`${events.command} = 'client.assign_owner'`,
    isNull(events.entityId),
    or(...ids.map((id) => sql`${events.before} @> ${JSON.stringify([{ id }])}::text::jsonb`)),
  );

function changeOfClass({ id, at, clientId, from, to }: typeof classChanges.$inferSelect): Change {
  return {
    at,
    order: id,
    back: (state) => patch(state, "clients", clientId, { class: from }),
    made: [{ table: "clients", key: clientId, values: { class: to } }],
  };
}

/** Every change of the cards that history knows, in no order. */
export async function changesOf(family: Family, now: State): Promise<Change[]> {
  const cards = family.cards.map(({ id }) => id);
  const records = [
    ...cards,
    ...(["legal_entities", "contacts", "dossier_facts", "client_dates", "agreements"] as const).flatMap(
      (table) => [...now[table].keys()],
    ),
  ];
  const [own, together, counted, bulk, files] = await Promise.all([
    db.select(ofRecord).from(events).where(inArray(events.entityId, records)),
    db.select(ofRecord).from(events).where(handedOverTogether(cards)),
    // A count of all classes is one event; what it made of a client stands in the history of classes.
    db
      .select()
      .from(classChanges)
      .where(and(inArray(classChanges.clientId, cards), isNotNull(classChanges.runId))),
    db
      .select({
        bulkId: bulkEditRows.bulkId,
        clientId: bulkEditRows.clientId,
        outcome: bulkEditRows.outcome,
        before: sql<string | null>`${bulkEditRows.before}::text`,
        change: bulkEdits.change,
        createdAt: bulkEdits.createdAt,
        finishedAt: bulkEdits.finishedAt,
        undoneAt: bulkEdits.undoneAt,
      })
      .from(bulkEditRows)
      .innerJoin(bulkEdits, eq(bulkEdits.id, bulkEditRows.bulkId))
      .where(inArray(bulkEditRows.clientId, cards)),
    db
      .select({
        importId: importRows.importId,
        clientId: sql<string>`${importRows.clientId}`,
        outcome: importRows.outcome,
        before: sql<BeforeImage>`${importRows.before}`,
        writtenAt:
          sql<Date>`coalesce(${imports.finishedAt}, ${imports.progressAt}, ${imports.startedAt}, ${imports.createdAt})`.mapWith(
            imports.createdAt,
          ),
        undoneAt: imports.undoneAt,
      })
      .from(importRows)
      .innerJoin(imports, eq(imports.id, importRows.importId))
      .where(
        and(inArray(importRows.clientId, cards), isNotNull(importRows.before), eq(imports.kind, "clients")),
      ),
  ]);
  return [
    ...[...own, ...together].flatMap((event) => changeOfEvent(event) ?? []),
    ...counted.map(changeOfClass),
    ...bulk.flatMap(changesOfBulk),
    ...files.flatMap(changesOfImport),
    ...family.merges.flatMap(changesOfMerge),
  ];
}
