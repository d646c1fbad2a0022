import { cache } from "react";
import { requireActor } from "#app/session.ts";
import { getClient } from "#db/clients/queries.ts";

/** The client and who looks at it, once a request: the title and the page ask for the same. */
export const loadClient = cache(async (id: string) => {
  const actor = await requireActor("client.view");
  return { actor, client: await getClient(actor, id) };
});
