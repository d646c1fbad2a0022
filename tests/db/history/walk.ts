import { and, inArray, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import type { Office } from "../clients/office.ts";
import type { Dice } from "../merges/random-base.ts";

export interface Walk {
  dice: Dice;
  office: Office;
  ids: readonly string[];
  /** Bulk edits that can still be taken back. */
  bulk: string[];
}

export const now = () => new Date();
export const run = (work: (tx: Tx, actor: StaffActor) => Promise<unknown>, { office }: Walk) =>
  inTransaction((tx) => work(tx, office.director));

const some = <T>({ dice }: Walk, list: readonly T[]): T | undefined => list[dice(list.length)];
export const one = <T>(walk: Walk, list: readonly T[]): T => {
  const found = some(walk, list);
  if (found === undefined) throw new Error("nothing to do it with");
  return found;
};

export async function card(walk: Walk) {
  const rows = await db
    .select()
    .from(clients)
    .where(and(inArray(clients.id, [...walk.ids]), isNull(clients.mergedIntoId)))
    .orderBy(clients.id);
  return one(walk, rows);
}

export const textOf = ({ dice }: Walk) => `Сказано ${dice(1000)}`;
export type Step = (walk: Walk) => Promise<unknown>;

/** Everything that people do to a card, each through its own command. One that is refused has changed nothing. */
