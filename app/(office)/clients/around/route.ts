import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { listClients } from "#db/clients/queries.ts";
import { parseSearch, rawOf } from "../search.ts";

const place = z.string().max(2_000).optional();

/** The page of a list beyond a place, as ids alone: a card goes on to the neighbour that its own page does not hold. */
export const POST = apiRoute(
  "client.view",
  z.strictObject({ query: z.string().max(8_000), after: place, before: place }),
  async (tx, actor, { query, after = null, before = null }, now) => {
    const search = { ...parseSearch(rawOf(query)), columns: [], after, before };
    const { rows, next, previous } = await listClients(actor, search, now, tx);
    return { ids: rows.map(({ id }) => id), next, previous };
  },
);
