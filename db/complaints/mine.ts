import { and } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { isMine, isOwed } from "#db/complaints/filters.ts";
import { complaints } from "#db/complaints/table.ts";
import { db } from "#db/index.ts";

/** How many open entries this person answers for or is asked to: the figure of the sidebar, on every page. */
export const countMine = (actor: StaffActor): Promise<number> =>
  db.$count(complaints, and(isMine(actor.id), isOwed));
