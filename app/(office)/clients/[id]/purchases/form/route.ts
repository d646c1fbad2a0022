import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getFormChoices } from "#db/purchases/form.ts";

/** What the forms of purchases, invoices and payments choose from. */
export const GET = apiRoute("purchase.view", z.strictObject({ id: z.guid() }), (tx, actor, { id }) =>
  getFormChoices(tx, actor, id),
);
