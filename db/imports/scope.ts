import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { imports } from "./table.ts";

/** An import is seen by the one who brought the file, and by the director. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === "job" || actor.role === "director") return sql`true`;
  return eq(imports.authorId, actor.id);
}
