import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getPaper } from "#db/purchases/form.ts";

/** One paper for its correction, with what its form chooses from. */
export const GET = apiRoute(
  "purchase.view",
  z.strictObject({ id: z.guid(), kind: z.enum(["order", "invoice", "payment"]), paper: z.guid() }),
  (tx, actor, { id, kind, paper }) => getPaper(tx, actor, { clientId: id, kind, paperId: paper }),
);
