import { and, eq, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { refreshNextDue } from "#db/assignments/client-term.ts";
import { classBecause } from "#db/classes/because.ts";
import { makeSearch, refreshSearches } from "#db/clients/refresh-search.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { recountMerged } from "#db/purchases/merged.ts";
import type { Kept } from "./kept.ts";
import { lockPeople, standsFor } from "./lock-people.ts";
import type { ClientMerge } from "./table.ts";

export const kindOf = ({ survivorContactId }: Pick<ClientMerge, "survivorContactId">): KindName =>
  survivorContactId ? "contact" : "client";
export const survivorOf = (merge: Pick<ClientMerge, "survivorId" | "survivorContactId">): string =>
  merge.survivorId ?? merge.survivorContactId ?? "";
export const allOf = (merge: ClientMerge): string[] => [survivorOf(merge), ...merge.loserIds];

/** What an undo does of its own for what it parts: cards, or people. */
interface Side {
  /** Everything locked and within the actor's rights; whether the survivor has itself gone into another since. */
  lock(tx: Tx, actor: StaffActor, merge: ClientMerge): Promise<{ buried: boolean }>;
  /** Around the undone steps: before them, then what follows from the rows is reckoned again. */
  begin(tx: Tx, actor: StaffActor, merge: ClientMerge, now: Date): Promise<Settle>;
  /** How the history of the survivor, and of the others, calls it. */
  commands: { survivor: string; other: string };
}
type Settle = (changed: Kept["changed"], now: Date) => Promise<void>;

export const sides: Record<KindName, Side> = {
  client: {
    lock: lockCards,
    async begin(tx, actor, merge, now) {
      await classBecause(tx, { why: "merge", at: now, staffId: actor.id });
      return async (changed, at) => {
        await settleCards(tx, allOf(merge), changed, at);
        await recountMerged(tx, allOf(merge));
      };
    },
    commands: { survivor: "client.unmerge", other: "client.parted" },
  },
  contact: {
    // Those who went in stand nowhere: whoever may change the person they have become may part them.
    async lock(tx, actor, merge) {
      const own = survivorOf(merge);
      const heir = await heirOf(tx, own);
      const gone = [...new Set([own, ...merge.loserIds])].filter((id) => id !== heir);
      await lockPeople(tx, actor, { ids: [heir], gone });
      return { buried: heir !== own };
    },
    async begin(tx, _actor, merge) {
      const before = await standsFor(tx, allOf(merge));
      return async () => {
        const after = await standsFor(tx, allOf(merge));
        await refreshSearches(tx, [...new Set([...before, ...after])]);
      };
    },
    commands: { survivor: "contact.unmerge", other: "contact.parted" },
  },
};

async function lockCards(tx: Tx, actor: StaffActor, merge: ClientMerge) {
  const ids = allOf(merge);
  const cards = await tx
    .select({
      id: clients.id,
      mergedIntoId: clients.mergedIntoId,
      allowed: sql<boolean>`${editableBy(actor)}`,
    })
    .from(clients)
    .where(and(inArray(clients.id, ids), visibleTo(actor)))
    .orderBy(clients.id)
    .for("update", { of: clients });
  if (cards.length < ids.length) throw new Refused("not_found");
  if (cards.some(({ allowed }) => !allowed)) throw new Refused("forbidden");
  return { buried: cards.some((card) => card.id === survivorOf(merge) && card.mergedIntoId !== null) };
}

/** What follows from the rest is reckoned again; cards that people worked on since get a new version. */
async function settleCards(
  tx: Tx,
  ids: readonly string[],
  changed: Kept["changed"],
  now: Date,
): Promise<void> {
  const touched = changed.flatMap(({ table, key, columns }) =>
    table === "clients" && columns.includes("version") ? [String(key.id)] : [],
  );
  for (const id of ids) {
    await refreshNextDue(tx, id);
    await tx
      .update(clients)
      .set({ search: await makeSearch(tx, id) })
      .where(and(eq(clients.id, id), touched.includes(id) ? undefined : sql`false`));
  }
  if (touched.length > 0)
    await tx
      .update(clients)
      .set({ version: sql`${clients.version} + 1`, updatedAt: now })
      .where(inArray(clients.id, touched));
}

/** As whom a person goes on now, through however many merges. */
async function heirOf(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`
    with recursive heirs(id, next) as (
      select id, merged_into_id from contacts where id = ${id}::uuid
      union select c.id, c.merged_into_id from contacts c join heirs on c.id = heirs.next
    ) select id from heirs where next is null limit 1`);
  return row?.id ?? id;
}
