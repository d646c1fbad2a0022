import { type Words, wordsIn } from "#app/words.ts";
import type { RefusalCode } from "#db/errors.ts";
import type { Given } from "#db/surveys/answers.ts";
import { wordsOf } from "#db/surveys/content.ts";
import type { OpenSurvey } from "#db/surveys/open.ts";
import { makeToken } from "#db/tokens.ts";
import type { Locale } from "#db/values/text.ts";
import { DEFAULT_ZONE, formatDayMonth } from "#db/values/time.ts";
import { html } from "../../html.ts";
import { nonceOf, sheet } from "../../sheet.ts";
import { questionFields } from "./questions.ts";

interface Page {
  request: Request;
  locale: Locale;
  token: string;
  company: string;
}

interface Form extends Page {
  survey: OpenSurvey;
  given: Given;
  faults?: Readonly<Record<string, RefusalCode>>;
  fromLetter?: number | null;
  /** Why it was not sent, over the questions. */
  problem?: string;
  saved?: boolean;
}

/** The address of this survey in the language; what stands after it is added to the query. */
export function surveyPath(token: string, locale: Locale, rest = ""): string {
  const query = [locale === "en" && "lang=en", rest].filter(Boolean).join("&");
  return `/s/${encodeURIComponent(token)}${query && `?${query}`}`;
}

const other = (locale: Locale): Locale => (locale === "ru" ? "en" : "ru");

/** The last day on which answers are taken: the closing moment is the midnight after it. */
const lastDay = ({ closesAt, zone }: OpenSurvey, locale: Locale) =>
  formatDayMonth(new Date(closesAt.getTime() - 1), {
    locale,
    timeZone: zone ?? DEFAULT_ZONE,
    now: new Date(),
  });

function tail(t: Words<"surveys">, { recipientId }: OpenSurvey, locale: Locale) {
  const stop = `/u/${makeToken("unsubscribe", recipientId)}${locale === "en" ? "?lang=en" : ""}`;
  return html`<p class="tail">${t("public.tail")} <a href="${stop}">${t("public.stop")}</a></p>`;
}

/** The questions, with what was given and what is wrong with it. */
export function formPage(form: Form): Response {
  const { request, locale, token, company, survey, given, faults = {}, fromLetter = null, problem } = form;
  const t = wordsIn(locale, "surveys");
  const { content } = survey;
  const title = wordsOf(content.title, locale);
  const intro = wordsOf(content.intro, locale);
  const day = lastDay(survey, locale);
  const draft = surveyPath(token, locale).replace(/(\?|$)/, "/draft$1");
  const body = html`<h1>${title}</h1>
${intro ? html`<p class="lead">${intro}</p>` : null}
${problem ? html`<p class="problem" role="alert">${problem}</p>` : null}
${form.saved ? html`<p class="notice is-done" role="status">${t("public.saved", { day })}</p>` : null}
<form method="post" action="${surveyPath(token, locale)}" data-draft="${survey.finishedAt ? "" : draft}" data-saved="${t("public.draftSaved")}" data-kept="${t("public.draftKept")}">
${questionFields(content.questions, { locale, t, given, faults, fromLetter })}
<div class="buttons"><button>${t("public.send")}</button>
<noscript>${survey.finishedAt ? null : html`<button class="second" formaction="${draft}">${t("public.later")}</button>`}</noscript>
<span role="status" data-status>${t("public.until", { day })}</span></div>
</form>
${tail(t, survey, locale)}`;
  return sheet({
    locale,
    title,
    company,
    body,
    otherLanguage: surveyPath(token, other(locale), survey.finishedAt ? "edit=1" : ""),
    script: { src: "/survey.js", nonce: nonceOf(request) },
    status: problem ? 422 : 200,
  });
}

interface Thanks extends Page {
  survey: OpenSurvey;
  complaint: { id: string; number: string; surname: string; given: string } | null;
  /** The score pressed in the letter since: changing the answer begins with it. */
  fromLetter: number | null;
}

/** After sending: who took what was said, and until when it may be changed. */
export function thanksPage({ request, locale, token, company, survey, complaint, fromLetter }: Thanks) {
  const t = wordsIn(locale, "surveys");
  const title = wordsOf(survey.content.thanks, locale) || t("public.thanks");
  const edit = surveyPath(token, locale, `edit=1${fromLetter === null ? "" : `&score=${fromLetter}`}`);
  const name = complaint && `${complaint.given} ${complaint.surname}`;
  const track = complaint && `/c/${makeToken("complaint", complaint.id)}${locale === "en" ? "?lang=en" : ""}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${
    complaint && name
      ? html`${t("public.taken", { name, number: complaint.number })} <a href="${track}">${t("public.track")}</a>`
      : t("public.thanksLead")
  }</p>
<p class="lead"><a href="${edit}">${t("public.change")}</a> ${t("public.changeUntil", { day: lastDay(survey, locale) })}</p>
${tail(t, survey, locale)}`;
  return sheet({
    locale,
    title,
    company,
    body,
    otherLanguage: surveyPath(token, other(locale)),
    script: { src: "/survey.js", nonce: nonceOf(request) },
  });
}

/** One page for every link that opens nothing: it names nobody and does not tell why. */
export function closedPage({ locale, token, company }: Page): Response {
  const t = wordsIn(locale, "surveys");
  const title = t("public.closedTitle");
  const book = `/book${locale === "en" ? "?lang=en" : ""}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${t("public.closedText")}</p>
<p class="lead">${t("public.closedBook")} <a href="${book}">${t("public.book")}</a></p>`;
  return sheet({
    locale,
    title,
    company,
    body,
    otherLanguage: surveyPath(token, other(locale)),
    status: 404,
  });
}
