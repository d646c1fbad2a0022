import { cache } from "react";
import { z } from "zod";
import { orNotFound } from "#app/or-not-found.ts";
import { requireActor } from "#app/session.ts";
import { getComplaint } from "#db/complaints/queries.ts";

/** The complaint and who looks at it, once a request: the title and the page ask for the same. */
export const loadComplaint = cache(async (id: string) => {
  const actor = await requireActor("complaint.view");
  if (!z.guid().safeParse(id).success) return { actor, item: null };
  return { actor, item: await getComplaint(actor, id).catch(orNotFound) };
});
