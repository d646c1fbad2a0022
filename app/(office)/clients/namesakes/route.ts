import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { findNamesakes } from "#db/clients/duplicates.ts";
import { padInn } from "#db/values/requisites.ts";

/** Whom a new client may turn out to be, asked while the form is being filled in. */
export const GET = apiRoute(
  "client.create",
  z.strictObject({ name: z.string().max(300).default(""), inn: z.string().max(20).default("") }),
  (tx, actor, { name, inn }) => findNamesakes(actor, { name, inn: padInn(inn).inn || null }, tx),
);
