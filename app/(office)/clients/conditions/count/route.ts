import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { countClients } from "#db/clients/queries.ts";
import { countNodes } from "#db/segments/counts.ts";
import { segmentTree } from "#db/segments/input.ts";
import { parseList, rawOf } from "../../search.ts";

/** How many the list would hold with this tree, and how many each part of it chooses alone. It reads only. */
export const POST = apiRoute(
  "client.view",
  z.strictObject({ tree: segmentTree, query: z.string().max(8_000) }),
  async (tx, actor, { tree, query }, now) => {
    const { search } = parseList(rawOf(query));
    const { own } = await countNodes(actor, tree, now, tx);
    return { own, count: await countClients(actor, { ...search, tree }, now, tx) };
  },
);
