import { wordsIn } from "#app/words.ts";
import { type QuestionnaireContent, wordsOf } from "#db/surveys/content.ts";
import type { Locale } from "#db/values/text.ts";
import { html } from "../../html.ts";
import { sheet } from "../../sheet.ts";
import { questionFields } from "./questions.ts";

interface Preview {
  locale: Locale;
  company: string;
  content: QuestionnaireContent;
}

/** The questions as a client would see them, for the office: there is nothing on it that could be sent. */
export function previewPage({ locale, company, content }: Preview): Response {
  const t = wordsIn(locale, "surveys");
  const title = wordsOf(content.title, locale);
  const intro = wordsOf(content.intro, locale);
  const body = html`<h1>${title}</h1>
${intro ? html`<p class="lead">${intro}</p>` : null}
<div>${questionFields(content.questions, { locale, t, given: {}, faults: {}, fromLetter: null })}</div>
<div class="buttons"><button type="button" disabled>${t("public.send")}</button></div>
<p class="tail">${t("public.tail")} ${t("public.stop")}</p>`;
  const otherLanguage = `?lang=${locale === "ru" ? "en" : "ru"}`;
  return sheet({ locale, title, company, body, otherLanguage });
}
