import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { fieldChoices } from "../../segments/field-choices.ts";

/** Everything the editor of conditions needs, fetched when it is opened. */
export const GET = apiRoute("client.view", z.strictObject({}), async (tx, actor) => {
  const t = wordsIn(actor.locale, "segments");
  const [fields, names] = await Promise.all([fieldChoices(actor, tx), segmentNames(actor, tx)]);
  return { fields, names, words: t.raw("editor") };
});
