import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { startBulk, undoBulk } from "#db/bulk/commands.ts";
import type { BulkChange, Selection } from "#db/bulk/input.ts";
import { bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { clients } from "#db/clients/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { now } from "../clients/office.ts";

export const order = (actor: StaffActor, change: BulkChange, selection: Selection, at = now) =>
  inTransaction((tx) => startBulk(tx, actor, { key: randomUUID(), selection, change }, at));

export const everybody: Selection = { search: emptySearch };

export async function editOf(id: string) {
  const [row] = await db.select().from(bulkEdits).where(eq(bulkEdits.id, id));
  return row as typeof bulkEdits.$inferSelect;
}

export async function undo(actor: StaffActor, id: string, at = now) {
  const { version } = await editOf(id);
  await inTransaction((tx) => undoBulk(tx, actor, { id, expectedVersion: version }, at));
}

export async function outcomesOf(id: string): Promise<Record<string, string | null>> {
  const rows = await db.select().from(bulkEditRows).where(eq(bulkEditRows.bulkId, id));
  return Object.fromEntries(rows.map(({ clientId, outcome }) => [clientId, outcome]));
}

export async function clientOf(id: string) {
  const [row] = await db.select().from(clients).where(eq(clients.id, id));
  return row as typeof clients.$inferSelect;
}
