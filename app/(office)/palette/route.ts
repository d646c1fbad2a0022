import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { found } from "./found.ts";

/** Asked as one types; nothing typed asks for the places of the office and where one has been. */
export const GET = apiRoute(
  "own.account",
  z.strictObject({ q: z.string().trim().max(100).default("") }),
  (tx, actor, { q }, now) => found(actor, q, now, tx),
);
