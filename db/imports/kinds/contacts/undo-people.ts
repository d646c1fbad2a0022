import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { refreshSearches } from "#db/clients/refresh-search.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { personCandidates, personCards, personPairs } from "#db/duplicates/table.ts";
import { rowsOf } from "#db/imports/queries.ts";
import { importRows } from "#db/imports/table.ts";
import { db, type Tx } from "#db/index.ts";
import { removeMadeClients } from "../attached/records.ts";
import type { ImportKind } from "../kind.ts";
import { pointedAt } from "../pointed-at.ts";

const person = sql`${importRows.before}->'person'`;
const isNew = sql`(${person}->>'isNew')::boolean`;
const points = sql`${person}->'points'`;

/** Rows about a person that are nobody's work: its own, and what the product notes by itself. */
const ownTables = [clientContacts, contactPoints, personCards, personCandidates, personPairs];

/** Changed, given another number or another client, or named by anything else in the base. */
const touched = sql<boolean>`(${contacts.version} > 1
  or exists (select from ${clientContacts} l where l.contact_id = ${contacts.id} and l.version > 1)
  or (select count(*) from ${clientContacts} l where l.contact_id = ${contacts.id}) > 1
  or (select count(*) <> jsonb_array_length(${points}) or not coalesce(bool_and(${points} ? p.id::text), true)
    from ${contactPoints} p where p.contact_id = ${contacts.id})
  or ${pointedAt(contacts.id, ownTables)})`;

async function undoPeople(tx: Tx, importId: string, rowNos: readonly number[]): Promise<void> {
  const rows = await tx
    .select({
      rowNo: importRows.rowNo,
      clientId: importRows.clientId,
      id: contacts.id,
      isNew: sql<boolean>`${isNew}`,
      touched,
    })
    .from(importRows)
    .innerJoin(contacts, sql`${contacts.id} = (${person}->>'id')::uuid`)
    .where(and(eq(importRows.importId, importId), inArray(importRows.rowNo, [...rowNos])))
    .for("update", { of: contacts });
  const gone = rows.filter((row) => row.isNew && !row.touched);
  await tx.delete(contacts).where(
    inArray(
      contacts.id,
      gone.map(({ id }) => id),
    ),
  );
  const restored = rows.filter((row) => !row.isNew);
  await takeAdditions(
    tx,
    importId,
    restored.map(({ rowNo }) => rowNo),
  );
  await refreshSearches(tx, [...new Set([...gone, ...restored].flatMap(({ clientId }) => clientId ?? []))]);
  // A person who was forgotten keeps no image of what the file wrote: the row stays as it is.
  const forgotten = await tx
    .select({ rowNo: importRows.rowNo })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        inArray(importRows.rowNo, [...rowNos]),
        sql`not coalesce(${importRows.before} ? 'person', false)`,
      ),
    );
  const touchedRows = rows.filter((row) => row.isNew && row.touched);
  const kept = new Set([...touchedRows, ...forgotten].map(({ rowNo }) => rowNo));
  const back = new Set(restored.map(({ rowNo }) => rowNo));
  // Somebody who is no longer there has gone some other way: nothing is left to undo.
  const outcomes = Map.groupBy(rowNos, (no) =>
    kept.has(no) ? "kept" : back.has(no) ? "restored" : "removed",
  );
  for (const [outcome, nos] of outcomes)
    await tx
      .update(importRows)
      .set({ outcome })
      .where(and(eq(importRows.importId, importId), inArray(importRows.rowNo, nos)));
}

/** Numbers that the file added go; a position that it filled is empty again, unless somebody has written another. */
async function takeAdditions(tx: Tx, importId: string, rowNos: readonly number[]): Promise<void> {
  const of = sql`${importRows} r where r.import_id = ${importId} and r.row_no = any(${sql.param([...rowNos])}::int[])`;
  await tx.execute(sql`delete from ${contactPoints} where id in (
    select p::uuid from ${importRows} r, jsonb_array_elements_text(r.before->'person'->'points') p
    where r.import_id = ${importId} and r.row_no = any(${sql.param([...rowNos])}::int[]))`);
  await tx.execute(sql`
    update ${clientContacts} l set version = l.version - 1,
      position = case when l.position = r.image->>'position' then null else l.position end,
      decision_role = case when l.decision_role = r.image->>'decisionRole' then null else l.decision_role end
    from (select r.client_id, r.before->'person' as image from ${of}) r
    where l.client_id = r.client_id and l.contact_id = (r.image->>'id')::uuid and r.image ?| array['position', 'decisionRole']`);
}

const count = (where: SQL) => sql<number>`count(*) filter (where ${where})::int`;

export const peopleUndo: Pick<ImportKind, "undo" | "undone" | "countUndo" | "listKept"> = {
  undo: undoPeople,
  undone: removeMadeClients,
  countUndo: async (actor, importId, reader = db) => {
    const rows = reader
      .select({ isNew: sql<boolean>`${isNew}`.as("is_new"), touched: touched.as("touched") })
      .from(importRows)
      .innerJoin(contacts, sql`${contacts.id} = (${person}->>'id')::uuid`)
      .where(and(rowsOf(actor, importId), inArray(importRows.outcome, ["created", "updated"])))
      .as("rows");
    const [row] = await reader
      .select({
        removed: count(sql`${rows.isNew} and not ${rows.touched}`),
        kept: count(sql`${rows.isNew} and ${rows.touched}`),
        restored: count(sql`not ${rows.isNew}`),
        edited: sql<number>`0`,
      })
      .from(rows);
    return row ?? { removed: 0, kept: 0, restored: 0, edited: 0 };
  },
  listKept: (actor, importId, state, reader = db) =>
    reader
      .select({
        id: contacts.id,
        clientId: clients.id,
        name: sql<string>`concat_ws(' ', ${contacts.surname}, ${contacts.given}) || ', ' || ${clients.name}`,
      })
      .from(importRows)
      .innerJoin(contacts, sql`${contacts.id} = (${person}->>'id')::uuid`)
      .innerJoin(clients, eq(clients.id, importRows.clientId))
      .where(
        and(
          rowsOf(actor, importId),
          eq(importRows.outcome, state === "done" ? "created" : "kept"),
          state === "done" ? touched : sql`true`,
          contactsVisibleTo(actor),
        ),
      )
      .orderBy(asc(importRows.rowNo))
      .limit(20),
};
