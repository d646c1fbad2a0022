import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import { outcomes } from "#db/bulk/outcomes.ts";
import { clientClasses, clientStatuses } from "#db/clients/registries.ts";
import { listFields } from "#db/fields/queries.ts";

/** The phrases and closed lists of the dialog, fetched when it is opened. */
export const GET = apiRoute("client.view", z.strictObject({}), async (tx, actor) => {
  const t = wordsIn(actor.locale, "bulk");
  const choices = (registry: Record<string, { label: { ru: string; en: string } }>) =>
    Object.entries(registry).map(([value, { label }]) => ({ value, label: label[actor.locale] }));
  return {
    words: t.raw("dialog"),
    fields: await listFields(tx),
    locale: actor.locale,
    statuses: choices(clientStatuses),
    classes: choices(clientClasses),
    verdicts: Object.fromEntries(choices(outcomes).map(({ value, label }) => [value, label])),
  };
});
