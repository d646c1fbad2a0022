import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import type postgres from "postgres";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { contacts } from "#db/contacts/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { mergeClients, mergePeople, undoMerge } from "#db/merges/commands.ts";
import { mergeClients as mergeInput, mergePeople as peopleInput } from "#db/merges/input.ts";
import { now } from "../clients/office.ts";

type More = Partial<Omit<Parameters<typeof mergeInput.parse>[0] & object, "cards">> & Record<string, unknown>;

/** The cards as they stand, the first of them to stay. */
export async function merge(actor: StaffActor, ids: readonly string[], more: More = {}, at = now) {
  const rows = await db
    .select({ id: clients.id, version: clients.version })
    .from(clients)
    .where(inArray(clients.id, [...ids]));
  const version = new Map(rows.map((row) => [row.id, row.version]));
  const cards = ids.map((id) => ({ id, expectedVersion: version.get(id) ?? 1 }));
  const input = mergeInput.parse({ key: randomUUID(), cards, ...more });
  return inTransaction((tx) => mergeClients(tx, actor, input, at));
}

/** People as they stand, the first of them to stay. */
export async function mergeTwo(
  actor: StaffActor,
  ids: readonly string[],
  more: Record<string, unknown> = {},
  at = now,
) {
  const rows = await db
    .select({ id: contacts.id, version: contacts.version })
    .from(contacts)
    .where(inArray(contacts.id, [...ids]));
  const people = ids.map((id) => ({
    id,
    expectedVersion: rows.find((row) => row.id === id)?.version ?? 1,
  }));
  const input = peopleInput.parse({ key: randomUUID(), people, ...more });
  return inTransaction((tx) => mergePeople(tx, actor, input, at));
}

export const undo = (actor: StaffActor, id: string, at = now) =>
  inTransaction((tx) => undoMerge(tx, actor, { id }, at));

export const cardOf = async (id: string) =>
  (await db.select().from(clients).where(eq(clients.id, id)))[0] as typeof clients.$inferSelect;

/** Tables that tell of what was done, or that are worked out of others: an undo adds to them. */
const history = new Set([
  "class_changes",
  "events",
  "client_merges",
  "client_merge_changes",
  "idempotency_keys",
  "outbox",
]);

/** Every row of every other table, to the last column. */
export async function hashOfAll(owner: postgres.Sql): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    if (history.has(name) || /^(duplicate|person)_/.test(name)) continue;
    const [row] = await owner`
      select md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as hash from ${owner(name)} t`;
    hashes[name] = row?.hash as string;
  }
  return hashes;
}
