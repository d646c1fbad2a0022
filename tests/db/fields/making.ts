import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { createField } from "#db/fields/commands.ts";
import { editOwn } from "#db/fields/edit-own.ts";
import { createField as input } from "#db/fields/input.ts";
import { clientFields } from "#db/fields/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { now } from "../clients/office.ts";

type Fields = Partial<Parameters<typeof input.parse>[0] & Record<string, unknown>>;

/** Through the command; choices by their words. */
export async function addField(director: StaffActor, fields: Fields) {
  const made = input.parse({
    key: randomUUID(),
    name: `Поле ${randomUUID().slice(0, 8)}`,
    hint: "",
    ...fields,
  });
  const { id } = await inTransaction((tx) => createField(tx, director, made, now));
  const [row] = await db.select().from(clientFields).where(eq(clientFields.id, id));
  return row as typeof clientFields.$inferSelect;
}

export const clientOf = async (id: string) =>
  (await db.select().from(clients).where(eq(clients.id, id)))[0] as typeof clients.$inferSelect;

/** What somebody types into a field of a card as it stands. */
export async function type(actor: StaffActor, id: string, fieldId: string, value: string, version?: number) {
  const expectedVersion = version ?? (await clientOf(id)).version;
  return inTransaction((tx) => editOwn(tx, actor, { id, expectedVersion, fieldId, value }, now));
}
