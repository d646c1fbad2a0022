import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { findGroups } from "#db/groups/queries.ts";

/** Groups of companies for the field of a card, by their names. */
export const GET = apiRoute(
  "client.view",
  z.strictObject({ find: z.string().max(100).default("") }),
  async (tx, actor, { find }) =>
    (await findGroups(actor, find, tx)).map(({ id, name }) => ({ value: id, label: name })),
);
