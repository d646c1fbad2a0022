import { and, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { classBecause } from "#db/classes/because.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { type Client, clients } from "#db/clients/table.ts";
import { matchNow } from "#db/duplicates/match-now.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { recountMerged } from "#db/purchases/merged.ts";
import { fillSurvivor, retireCards } from "./cards.ts";
import { heedRefusals } from "./consents.ts";
import { joinEntities } from "./entities.ts";
import type { MergeClients } from "./input.ts";
import { mergeLog } from "./log.ts";
import { keepOneLetter } from "./mailings.ts";
import { moveAll } from "./moving.ts";
import { breakCircles, joinPeople } from "./people.ts";
import { clientMerges } from "./table.ts";
import { tellOwners } from "./tell-owners.ts";

export { mergePeople } from "./merge-people.ts";
export { undoMerge } from "./undo.ts";

/** The cards, locked, in the order asked for; each must be one that the actor may change, unmerged and as last seen. */
async function lockCards(tx: Tx, actor: StaffActor, wanted: MergeClients["cards"]): Promise<Client[]> {
  const rows = await tx
    .select({ client: clients, allowed: sql<boolean>`${editableBy(actor)}` })
    .from(clients)
    .where(
      and(
        inArray(
          clients.id,
          wanted.map(({ id }) => id),
        ),
        visibleTo(actor),
      ),
    )
    .orderBy(clients.id)
    .for("update", { of: clients });
  const known = new Map(rows.map((row) => [row.client.id, row]));
  return wanted.map(({ id, expectedVersion }) => {
    const { client, allowed } = found(known.get(id));
    if (!allowed) throw new Refused("forbidden");
    if (client.mergedIntoId) throw new Refused("client_merged");
    if (client.archivedAt) throw new Refused("client_archived");
    if (client.version !== expectedVersion)
      throw new Refused("stale", { theirs: client.name, version: client.version });
    return client;
  });
}

/**
 * Make one card of several. Everything that hangs on the others goes to the first, as it is; the others lead there from
 * now on. Each changed row is written down as it was, so that all of it can be undone.
 */
export async function mergeClients(
  tx: Tx,
  actor: StaffActor,
  input: MergeClients,
  now: Date,
): Promise<{ id: string; survivorId: string }> {
  return once(tx, actor, "client.merge", input, async () => {
    const cards = await lockCards(tx, actor, input.cards);
    const [survivor, ...losers] = cards as [Client, ...Client[]];
    const ids = cards.map(({ id }) => id);
    const [row] = await tx
      .insert(clientMerges)
      .values({ survivorId: survivor.id, loserIds: ids.slice(1), mergedBy: actor.id, mergedAt: now })
      .returning({ id: clientMerges.id });
    const { id } = found(row);
    const log = mergeLog(tx, id);
    await joinPeople(tx, log, ids, input.people);
    await joinEntities(tx, log, ids);
    for (const loser of losers) await moveAll(log, "client", loser.id, survivor.id);
    await breakCircles(tx, log, survivor.id);
    await keepOneLetter(log, "client_id", survivor.id);
    await heedRefusals(log, survivor.id, refusalReason[actor.locale]);
    const externalId = await retireCards(log, survivor, losers, now);
    await classBecause(tx, { why: "merge", at: now, staffId: actor.id });
    const after = await fillSurvivor(tx, log, cards, input, externalId, now);
    await recountMerged(tx, ids);
    await matchNow(tx, "client", ids, now);
    await tellOwners(tx, actor, { mergeId: id, survivor: { ...survivor, ...after }, before: cards }, now);
    forgetCounts();
    await recordMerge(tx, actor, id, survivor, losers, after);
    return { id, survivorId: survivor.id };
  });
}

const refusalReason = {
  ru: "Отказ на одной из объединённых карточек",
  en: "Refused on one of the merged cards",
};

const factsOf = ({ id, name, status, class: grade, ownerId, branchId }: Client) => ({
  ...{ id, name, status, class: grade, ownerId, branchId },
});

/** The history of each card tells of it. */
async function recordMerge(
  tx: Tx,
  actor: StaffActor,
  mergeId: string,
  survivor: Client,
  losers: readonly Client[],
  after: Record<string, unknown>,
) {
  await recordEvent(tx, actor, {
    command: "client.merge",
    entity: "client",
    entityId: survivor.id,
    before: { survivor: factsOf(survivor), others: losers.map(factsOf) },
    after: { mergeId, ...after },
  });
  for (const loser of losers) {
    await recordEvent(tx, actor, {
      command: "client.merged_away",
      entity: "client",
      entityId: loser.id,
      before: factsOf(loser),
      after: { mergeId, mergedIntoId: survivor.id },
    });
  }
}
