import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getSearch } from "#db/duplicates/queries.ts";

/** How far the search under way has come; null once none is. Asked every second by an open page. */
export const GET = apiRoute("duplicate.decide", z.strictObject({}), async (tx, _actor, _input, now) => {
  const { running } = await getSearch(now, tx);
  if (!running) return null;
  const { id, changed, read, candidates, compared } = running;
  return { id, changed, read, candidates, compared };
});
