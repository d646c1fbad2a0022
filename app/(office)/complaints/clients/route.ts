import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { findClientsForPicker } from "#db/clients/queries.ts";

/** Clients for the form of a complaint. What kind a client is decides the law, so it comes with the choice. */
export const GET = apiRoute(
  "complaint.lodge",
  z.strictObject({ find: z.string().max(100).default("") }),
  async (tx, actor, { find }) => {
    const found = await findClientsForPicker(actor, find, tx);
    return found.map(({ id, name, kind, region }) => ({
      value: `${kind}:${id}`,
      label: name,
      hint: region ?? undefined,
    }));
  },
);
