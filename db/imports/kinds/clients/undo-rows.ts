import { and, eq, inArray, sql } from "drizzle-orm";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { restored } from "#db/imports/restore.ts";
import { outcomeRows, setOutcome } from "#db/imports/rows.ts";
import { importRows } from "#db/imports/table.ts";
import type { Tx } from "#db/index.ts";
import type { BeforeImage } from "./before-image.ts";
import { ownBack } from "./own.ts";
import { touchedSince } from "./touched.ts";
import { setClients, setEntities } from "./write.ts";

/** Takes back what these rows wrote: created clients go, changed ones get back what they were. */
export async function undoRows(
  tx: Tx,
  importId: string,
  rowNos: readonly number[],
  now: Date,
): Promise<void> {
  await removeCreated(tx, importId, await outcomeRows(tx, importId, rowNos, "created"));
  await restoreUpdated(tx, importId, await outcomeRows(tx, importId, rowNos, "updated"), now);
}

/** Created clients go with their people and legal entities, unless somebody has worked with them since. */
async function removeCreated(tx: Tx, importId: string, rowNos: number[]): Promise<void> {
  if (rowNos.length === 0) return;
  const rows = await tx
    .select({
      rowNo: importRows.rowNo,
      clientId: clients.id,
      before: importRows.before,
      touched: touchedSince(),
    })
    .from(importRows)
    .innerJoin(clients, eq(clients.id, importRows.clientId))
    .where(and(eq(importRows.importId, importId), inArray(importRows.rowNo, rowNos)))
    .for("update", { of: clients });
  const kept = rows.filter(({ touched }) => touched);
  const gone = rows.filter(({ touched }) => !touched);
  await setOutcome(
    tx,
    importId,
    kept.map(({ rowNo }) => rowNo),
    "kept",
  );
  // A client that is no longer there has gone some other way: nothing is left to undo.
  const keptRows = new Set(kept.map(({ rowNo }) => rowNo));
  await setOutcome(
    tx,
    importId,
    rowNos.filter((rowNo) => !keptRows.has(rowNo)),
    "removed",
  );
  if (gone.length === 0) return;
  const people = gone.flatMap(({ before }) => before?.made?.contacts ?? []);
  await tx.delete(clients).where(
    inArray(
      clients.id,
      gone.map(({ clientId }) => clientId),
    ),
  );
  if (people.length > 0) await tx.delete(contacts).where(inArray(contacts.id, people));
}

/** Updated clients get back what they were; what people have changed since stays as they want it. */
async function restoreUpdated(tx: Tx, importId: string, rowNos: number[], now: Date): Promise<void> {
  if (rowNos.length === 0) return;
  const rows = await tx
    .select({ rowNo: importRows.rowNo, before: importRows.before, client: clients })
    .from(importRows)
    .innerJoin(clients, eq(clients.id, importRows.clientId))
    .where(and(eq(importRows.importId, importId), inArray(importRows.rowNo, rowNos)))
    .for("update", { of: clients });
  const images = rows.flatMap(({ before, client }) =>
    before?.client ? [{ image: before as BeforeImage, client }] : [],
  );
  await removeAdded(
    tx,
    images.map(({ image }) => image),
  );
  const entityIds = images.flatMap(({ image }) => image.entity?.id ?? []);
  const entities =
    entityIds.length === 0
      ? []
      : await tx.select().from(legalEntities).where(inArray(legalEntities.id, entityIds)).for("update");
  await setEntities(
    tx,
    entities.flatMap((entity) => {
      const image = images.find(({ image: { entity: known } }) => known?.id === entity.id)?.image.entity;
      return image ? [restored(entity, image)] : [];
    }),
  );
  const back = images.map(({ image, client }) => {
    const own = image.client as NonNullable<BeforeImage["client"]>;
    const row = { ...restored(client, own), own: ownBack(client, own) };
    const untouched = row.version === own.version;
    return { row: { ...row, updatedAt: untouched ? own.updatedAt : now }, untouched };
  });
  await setClients(
    tx,
    back.map(({ row }) => row),
  );
  // Of a client that people have changed since, neither the old nor the new words are the right ones to be found by.
  for (const { row, untouched } of back) if (!untouched) await refreshSearch(tx, row.id);
  await setOutcome(tx, importId, rowNos, "restored");
}

/** Phones, people and legal entities that the file added to clients which were there before. */
async function removeAdded(tx: Tx, images: readonly BeforeImage[]): Promise<void> {
  const points = images.flatMap(({ made }) => made.points);
  const entities = images.flatMap(({ made }) => made.entities);
  const people = images.flatMap(({ made }) => made.contacts);
  if (points.length > 0) await tx.delete(contactPoints).where(inArray(contactPoints.id, points));
  if (entities.length > 0) {
    await tx
      .delete(legalEntities)
      .where(and(inArray(legalEntities.id, entities), eq(legalEntities.version, 1)));
  }
  if (people.length === 0) return;
  const changed = sql`exists (select from ${contactPoints} p where p.contact_id = ${contacts.id})
    or (select count(*) from ${clientContacts} l where l.contact_id = ${contacts.id}) > 1`;
  await tx
    .delete(contacts)
    .where(and(inArray(contacts.id, people), eq(contacts.version, 1), sql`not (${changed})`));
}
