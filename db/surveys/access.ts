import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { can } from "#db/permissions.ts";

/** Surveys belong to the whole company: whoever may see any sees all; whose words they hear is the clients' scope. */
export const surveysVisibleTo = (actor: Actor): SQL => (can(actor, "survey.view") ? sql`true` : sql`false`);

/** @throws Refused forbidden */
export function checkEditor(actor: Actor): void {
  if (!can(actor, "survey.edit")) throw new Refused("forbidden");
}
