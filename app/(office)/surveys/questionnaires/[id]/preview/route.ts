import { z } from "zod";
import { previewPage } from "#app/(public)/s/[token]/preview-page.ts";
import { apiRoute } from "#app/routes.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import { getQuestionnaire } from "#db/surveys/queries.ts";

const which = z.object({ id: z.guid(), lang: z.enum(["ru", "en"]).catch("ru") });

/** The newest version as it is saved, drawn as its page is. */
export const GET = apiRoute("survey.view", which, async (tx, actor, { id, lang }) => {
  const { newest } = await getQuestionnaire(actor, id, tx);
  const company = await getCompanyName(tx);
  return previewPage({ locale: lang, company: company ?? "", content: newest.content });
});
