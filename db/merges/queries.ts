import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { clientMerges } from "./table.ts";
import { UNDO_DAYS } from "./undo.ts";

export { getMergePreview, type MergeCard, type MergePreview } from "./preview.ts";
export { type SharedPerson, SURE } from "./preview-people.ts";

const names = sql<string[]>`array(select l.name from clients l where l.id = any(${clientMerges.loserIds})
  order by array_position(${clientMerges.loserIds}, l.id))`;

/** Every card that went in must be within reach, as the common one is. */
const losersWithin = (reach: SQL): SQL<boolean> => sql<boolean>`not exists (
  select from unnest(${clientMerges.loserIds}) as gone(id)
  where not exists (select from ${clients} where ${clients.id} = gone.id and ${reach}))`;

function merges(actor: StaffActor, where: SQL | undefined, limit: number) {
  const survivor = sql`${clients.id} = ${clientMerges.survivorId}`;
  return db
    .select({
      id: clientMerges.id,
      survivorId: clientMerges.survivorId,
      survivor: clients.name,
      names,
      mergedAt: clientMerges.mergedAt,
      undoneAt: clientMerges.undoneAt,
      kept: clientMerges.kept,
      /** Merged into another one since: that merge is to be undone first. */
      buried: sql<boolean>`${clients.mergedIntoId} is not null`,
      editable: sql<boolean>`${editableBy(actor)}`,
      by: { surname: staff.surname, given: staff.given },
    })
    .from(clientMerges)
    .innerJoin(clients, survivor)
    .innerJoin(staff, eq(staff.id, clientMerges.mergedBy))
    .where(and(where, visibleTo(actor)))
    .orderBy(desc(clientMerges.mergedAt), desc(clientMerges.id))
    .limit(limit);
}

/** Merges of the last days that can be undone, the newest first; those undone meanwhile too. */
export async function listMerges(actor: StaffActor, now: Date, limit = 100) {
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
  const seen = losersWithin(visibleTo(actor));
  return merges(actor, and(gt(clientMerges.mergedAt, since), seen), limit);
}

/** What went into this card and can still be parted from it. */
export async function listMergesInto(actor: StaffActor, clientId: string, now: Date) {
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
  const here = and(
    eq(clientMerges.survivorId, clientId),
    isNull(clientMerges.undoneAt),
    gt(clientMerges.mergedAt, since),
  );
  return merges(actor, here, 5);
}

export type MergeRow = Awaited<ReturnType<typeof listMerges>>[number];
