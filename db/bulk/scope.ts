import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { bulkEdits } from "#db/bulk/table.ts";

/** A bulk edit is seen, and taken back, by the one who ordered it and by the director. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === "job" || actor.role === "director") return sql`true`;
  return eq(bulkEdits.authorId, actor.id);
}
