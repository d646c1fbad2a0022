import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { can } from "#db/permissions.ts";

/** Segments belong to the whole company: whoever may see segments at all sees each. */
export const seenBy = (actor: Actor): SQL => (can(actor, "segment.view") ? sql`true` : sql`false`);
