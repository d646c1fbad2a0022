import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getBulkProgress } from "#db/bulk/queries.ts";

/** How far the worker has come: asked every second by an open page. */
export const GET = apiRoute("client.view", z.strictObject({ id: z.guid() }), (tx, actor, { id }, now) =>
  getBulkProgress(actor, id, now, tx),
);
