import { wordsIn } from "#app/words.ts";
import type { AnswerConsent, AskedConsent } from "#db/consents/confirm.ts";
import { consentText } from "#db/consents/texts.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import { type Locale, typo } from "#db/values/text.ts";
import { DEFAULT_ZONE, formatDayMonth } from "#db/values/time.ts";
import { html } from "../../html.ts";
import { sheet } from "../../sheet.ts";

const otherOf = (locale: Locale): Locale => (locale === "ru" ? "en" : "ru");

export const consentPath = (token: string, locale: Locale) =>
  `/k/${encodeURIComponent(token)}${locale === "en" ? "?lang=en" : ""}`;

/** One answer for a link that was never ours, whatever is wrong with it. */
export async function deadPage(token: string, locale: Locale): Promise<Response> {
  const t = wordsIn(locale, "public");
  return sheet({
    locale,
    title: t("letters.dead"),
    company: (await getCompanyName()) ?? "",
    body: html`<h1>${t("letters.dead")}</h1>
<p class="lead">${t("consent.deadLead")}</p>`,
    otherLanguage: consentPath(token, otherOf(locale)),
    status: 404,
  });
}

/** The question, or what was answered to it: one press for yes, one for «it was not me», and one to take it back. */
export function consentPage(
  asked: AskedConsent,
  token: string,
  locale: Locale,
  now: Date,
  problem: string | null = null,
): Response {
  const t = wordsIn(locale, "public");
  const { address, company, givenAt, confirmedAt, withdrawnAt } = asked;
  const state = withdrawnAt ? "ended" : confirmedAt ? "confirmed" : "waiting";
  const date = formatDayMonth(withdrawnAt ?? confirmedAt ?? givenAt, { locale, timeZone: DEFAULT_ZONE, now });
  const here = consentPath(token, locale);
  const press = (wish: AnswerConsent["wish"], label: string, look: string) =>
    html`<form method="post" action="${here}"><input type="hidden" name="wish" value="${wish}">
<div class="buttons"><button class="${look}">${label}</button></div></form>`;
  const title = t(`consent.${state}.title`);
  const body = html`<h1>${title}</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : null}
<p class="lead">${t(`consent.${state}.lead`, { address, company, date })}</p>
${
  state === "ended"
    ? null
    : html`<details><summary>${t("book.consentText")}</summary><p class="hint">${typo(consentText("advertising", locale, company).words, locale)}</p></details>`
}
${state === "waiting" ? press("confirm", t("consent.confirm"), "") : null}
${state === "waiting" ? press("deny", t("consent.deny"), "second") : null}
${state === "confirmed" ? press("deny", t("consent.withdraw"), "second") : null}
<p class="tail">${t(`consent.${state}.tail`)}</p>`;
  return sheet({
    locale,
    title,
    company,
    body,
    otherLanguage: consentPath(token, otherOf(locale)),
    status: problem ? 422 : 200,
  });
}
