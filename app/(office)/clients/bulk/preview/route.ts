import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import * as bulk from "#db/bulk/preview.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { previewBulk } from "../input.ts";
import { valueWords } from "../value-words.ts";

/** What a change would do, before anybody orders it. It reads only; a choice of clients is too long for an address. */
export const POST = apiRoute("client.view", previewBulk, async (tx, actor, input, now) => {
  const t = wordsIn(actor.locale, "bulk");
  const [names, preview] = await Promise.all([
    segmentNames(actor, tx),
    bulk.previewBulk(tx, actor, input, now),
  ]);
  return {
    ...preview,
    from: preview.from.map(({ value, count }) => ({
      label: value === null ? t("blank") : valueWords(input.change, value, names, actor.locale),
      count,
    })),
  };
});
