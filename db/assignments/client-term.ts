import { and, eq, sql } from "drizzle-orm";
import { clients } from "../clients/table.ts";
import type { Tx } from "../index.ts";
import { isUnfinished } from "./overdue.ts";
import { assignments } from "./table.ts";

/**
 * Keep `clients.next_due_at`: the earliest term of a promise still to be carried out. The client is locked first, so
 * that of two commands the later one counts what the earlier one wrote.
 */
export async function refreshNextDue(tx: Tx, clientId: string): Promise<void> {
  await tx.select({ id: clients.id }).from(clients).where(eq(clients.id, clientId)).for("no key update");
  const earliest = tx
    .select({ at: sql`min(${assignments.dueAt})` })
    .from(assignments)
    .where(and(eq(assignments.clientId, clientId), isUnfinished()));
  await tx
    .update(clients)
    .set({ nextDueAt: sql`(${earliest})` })
    .where(eq(clients.id, clientId));
}
