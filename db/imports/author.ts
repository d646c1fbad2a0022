import type { StaffActor } from "#db/actor.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { actorOf } from "#db/staff/actor-of.ts";

/** Whoever ordered the import, for whom the worker writes; null when the person has left or may no longer import. */
export async function authorActor(tx: Tx, authorId: string): Promise<StaffActor | null> {
  const actor = await actorOf(tx, authorId);
  return actor && can(actor, "client.import") ? actor : null;
}
