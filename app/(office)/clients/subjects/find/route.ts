import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { findSubjects } from "#db/agreements/queries.ts";
import { subjectKinds } from "#db/agreements/registries.ts";

/** Things of the catalogue for an agreement, by their names. */
export const GET = apiRoute(
  "agreement.record",
  z.strictObject({ find: z.string().max(100).default("") }),
  async (tx, actor, { find }) =>
    (await findSubjects(find, tx)).map(({ id, kind, name }) => ({
      value: id,
      label: name,
      hint: subjectKinds[kind].label[actor.locale],
    })),
);
