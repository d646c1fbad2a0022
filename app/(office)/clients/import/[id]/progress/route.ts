import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getImportProgress } from "#db/imports/queries.ts";

/** How far the worker has come: asked every second by an open page. */
export const GET = apiRoute("client.import", z.strictObject({ id: z.guid() }), (tx, actor, { id }, now) =>
  getImportProgress(actor, id, now, tx),
);
