import { type AnyColumn, and, eq, ne, type SQL, sql } from "drizzle-orm";
import type { BulkKind } from "#db/bulk/input.ts";
import type { Outcome } from "#db/bulk/outcomes.ts";
import { bulkEditRows, bulkEdits } from "#db/bulk/table.ts";

/** Writes beside the client: its version does not grow. */
const beside: BulkKind = "list_add";
const restored: Outcome = "restored";

/**
 * By how much the version of a client has grown through bulk edits that were taken back from it: once by the change and
 * once by its undo. With `since`, only of those ordered from then on.
 */
export const versionsTakenBack = (clientId: AnyColumn, since?: SQL): SQL<number> =>
  sql<number>`(select 2 * count(*) from ${bulkEditRows}
    join ${bulkEdits} on ${bulkEdits.id} = ${bulkEditRows.bulkId}
    where ${and(
      eq(bulkEditRows.clientId, clientId),
      eq(bulkEditRows.outcome, restored),
      ne(sql`${bulkEdits.change}->>'kind'`, beside),
      since ? sql`${bulkEdits.createdAt} >= ${since}` : undefined,
    )})`;
