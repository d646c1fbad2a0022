import { wordsIn } from "#app/words.ts";
import { type Preferences, topicNames } from "#db/consents/preferences.ts";
import { consentText } from "#db/consents/texts.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import { makeToken } from "#db/tokens.ts";
import type { Locale } from "#db/values/text.ts";
import { html } from "../../html.ts";
import { sheet } from "../../sheet.ts";

/** Where the page of a personal link stands. */
export function preferencesPath(recipientId: string, locale: Locale, done?: string): string {
  const query = new URLSearchParams({ ...(done && { done }), ...(locale === "en" && { lang: "en" }) });
  return `/u/${makeToken("unsubscribe", recipientId)}${query.size > 0 ? `?${query}` : ""}`;
}

/** One answer for a link that was never ours, whatever is wrong with it. */
export async function deadPage(token: string, locale: Locale): Promise<Response> {
  const t = wordsIn(locale, "public");
  return sheet({
    locale,
    title: t("letters.dead"),
    company: (await getCompanyName()) ?? "",
    body: html`<h1>${t("letters.dead")}</h1>
<p class="lead">${t("letters.deadLead")}</p>`,
    otherLanguage: `/u/${encodeURIComponent(token)}${locale === "ru" ? "?lang=en" : ""}`,
    status: 404,
  });
}

/** What is sent to this address, with one press to stop it and one to have it again. */
export function preferencesPage(
  preferences: Preferences,
  locale: Locale,
  done: string | null,
  status?: number,
): Response {
  const t = wordsIn(locale, "public");
  const { kind, wanted, address, recipientId, company } = preferences;
  const stopped = !wanted[kind];
  const nothing = topicNames.every((topic) => !wanted[topic]);
  const title = done === "saved" || !stopped ? "choose" : nothing ? "nothing" : (`stopped_${kind}` as const);
  const other: Locale = locale === "ru" ? "en" : "ru";
  const here = preferencesPath(recipientId, locale);

  const oneButton = (wish: string, label: string, look: string) => html`<form method="post" action="${here}">
<input type="hidden" name="wish" value="${wish}">
<div class="buttons"><button class="${look}">${label}</button></div>
</form>`;

  const body = html`<h1>${t(`letters.titles.${title}`)}</h1>
<p class="lead">${stopped && done !== "saved" ? t("letters.stoppedLead", { address }) : t("letters.lead", { address })}</p>
${done === "saved" ? html`<p class="notice is-done" role="status"><b>${t("letters.saved")}</b></p>` : null}
${stopped ? null : oneButton("letter", t(`letters.stop.${kind}`), "")}
<form method="post" action="${here}">
<input type="hidden" name="wish" value="topics">
<fieldset class="checks"><legend>${t("letters.which")}</legend>
${topicNames.map(
  (topic) =>
    html`<label class="check"><input type="checkbox" name="${topic}" value="on"${wanted[topic] ? html` checked` : null}><span>${t(`letters.topics.${topic}`)}<small>${t(`letters.about.${topic}`)}</small></span></label>`,
)}
<label class="check"><input type="checkbox" checked disabled><span>${t("letters.topics.answers")}<small>${t("letters.about.answers")}</small></span></label>
</fieldset>
<details><summary>${t("letters.consent")}</summary><p class="hint">${consentText("advertising", locale, company).words}</p></details>
<div class="buttons"><button class="${stopped ? "" : "second"}">${t("letters.save")}</button></div>
</form>
${nothing ? null : oneButton("all", t("letters.all"), "second")}
${stopped ? html`<p class="tail">${t(kind === "advertising" ? "letters.byMistakeConsent" : "letters.byMistake")}</p>${oneButton("undo", t(`letters.undo.${kind}`), "quiet")}` : null}`;
  return sheet({
    locale,
    title: t(`letters.titles.${title}`),
    company,
    body,
    otherLanguage: preferencesPath(recipientId, other, done ?? undefined),
    status,
  });
}
