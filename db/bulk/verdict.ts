import { isNotNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { writtenAs } from "#db/bulk/changes.ts";
import type { BulkChange, Selection } from "#db/bulk/input.ts";
import { listCondition } from "#db/clients/filters.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";

/** Rows of `clients` that were chosen, of those that the actor sees. */
export const chosenBy = async (
  reader: Reader,
  actor: StaffActor,
  selection: Selection,
  now: Date,
): Promise<SQL> =>
  "ids" in selection
    ? sql`(${oneOf(clients.id, selection.ids)} and ${visibleTo(actor)})`
    : listCondition(reader, actor, selection.search, now);

/** Whose rows the change may touch: to put a client on a list it is enough to see it. */
export const reachOf = (actor: StaffActor, change: BulkChange): SQL =>
  change.kind === "list_add" ? visibleTo(actor) : editableBy(actor);

/** What becomes of a row of `clients`, as one word. */
export function verdictOf(actor: StaffActor, change: BulkChange, at: Date): SQL<string> {
  const { same, refusal } = writtenAs(change, at);
  return sql<string>`case
    when not (${reachOf(actor, change)}) then 'foreign'
    when ${isNotNull(clients.archivedAt)} then 'archived'
    when ${same} then 'same'
    ${refusal ? sql`when ${refusal.when} then ${sql.raw(`'${refusal.verdict}'`)}` : sql``}
    else 'changed' end`;
}
