import type { Failure } from "#app/refusal.ts";
import { wordsIn } from "#app/words.ts";
import { publicDemands } from "#db/complaints/public-input.ts";
import { complaintDemands, complaintKinds } from "#db/complaints/registries.ts";
import type { ConsentKind } from "#db/consents/table.ts";
import { consentText } from "#db/consents/texts.ts";
import { capitalize, type Locale, typo } from "#db/values/text.ts";
import { type Html, html } from "../html.ts";
import { sheet } from "../sheet.ts";

interface Page {
  locale: Locale;
  company: string;
  /** What was typed before: an error loses nothing. */
  fields: Readonly<Record<string, string>>;
  failure?: Failure;
}

/** The public book: a plain form, Russian first, that needs neither script nor an account. */
export function bookPage({ locale, company, fields, failure }: Page): Response {
  const t = wordsIn(locale, "public");
  const fault = (name: string) => failure?.fields?.[name];
  const error = (name: string) =>
    fault(name) ? html`<p class="error" id="${name}-error">${fault(name)}</p>` : null;
  const state = (name: string) =>
    fault(name) ? html` aria-invalid="true" aria-describedby="${name}-error"` : null;
  const chosen = fields.kind ?? "complaint";
  const body = html`<h1>${t("book.title")}</h1>
<p class="lead">${t("book.lead")}</p>
${failure ? html`<p class="problem" role="alert">${problemOf(failure, t("book.problem"))}</p>` : null}
<form method="post" action="/book${locale === "en" ? "?lang=en" : ""}">
<fieldset><legend>${t("book.kind")}</legend><div class="choices is-cards">${Object.entries(
    complaintKinds,
  ).map(
    ([kind, { label }]) =>
      html`<label><input type="radio" name="kind" value="${kind}"${kind === chosen ? html` checked` : null}><span><b>${label[locale]}</b><small>${t(`book.kinds.${kind as keyof typeof complaintKinds}`)}</small></span></label>`,
  )}</div>${error("kind")}</fieldset>
<div class="field"><label for="text">${t("book.text")}</label>
<textarea class="input" id="text" name="text" rows="5" maxlength="10000" required${state("text")}>${literal(fields.text)}</textarea>
${error("text") ?? html`<p class="hint">${t("book.textHint")}</p>`}</div>
<div class="field"><label for="demand">${t("book.demand")} <span class="optional">${t("book.demandOptional")}</span></label>
<select class="input" id="demand" name="demand"><option value="">${t("book.demandNone")}</option>${publicDemands.map(
    (demand) =>
      html`<option value="${demand}"${fields.demand === demand ? html` selected` : null}>${capitalize(complaintDemands[demand].label[locale])}</option>`,
  )}</select>${error("demand")}</div>
<div class="field"><label for="name">${t("book.name")}</label>
<input class="input" id="name" name="name" autocomplete="name" maxlength="200" required value="${fields.name}"${state("name")}>${error("name")}</div>
<div class="field"><label for="reply">${t("book.reply")}</label>
<input class="input" id="reply" name="reply" autocomplete="email" maxlength="254" required value="${fields.reply}"${state("reply")}>
${error("reply") ?? html`<p class="hint">${t("book.replyHint")}</p>`}</div>
<div class="trap" aria-hidden="true"><label for="website">${t("book.trap")}</label><input id="website" name="website" tabindex="-1" autocomplete="off" value=""></div>
<div class="book-consents">
${consent("processing", { locale, company, ticked: fields.processing === "on", required: true })}
${error("processing")}
${consent("advertising", { locale, company, ticked: fields.advertising === "on", required: false })}
</div>
<div class="buttons"><button type="submit">${t("book.send")}</button></div>
</form>
<p class="tail">${t("book.tail")} ${company}.</p>`;
  return sheet({
    locale,
    title: t("book.title"),
    company,
    body,
    otherLanguage: locale === "ru" ? "/book?lang=en" : "/book",
    status: failure ? 422 : 200,
  });
}

/** A line end right after the tag is the browser's to eat: one of ours before the text keeps those of the writer. */
const literal = (text: string | undefined): Html => html`
${text}`;

/** What went wrong with the whole form; what is wrong with one field stands beside it. */
const problemOf = ({ fields, message }: Failure, otherwise: string): string =>
  fields?.website ?? (fields && Object.keys(fields).length > 0 ? otherwise : message);

interface Consent {
  locale: Locale;
  company: string;
  ticked: boolean;
  required: boolean;
}

function consent(kind: ConsentKind, { locale, company, ticked, required }: Consent): Html {
  const t = wordsIn(locale, "public");
  return html`<label class="check"><input type="checkbox" name="${kind}" value="on"${required ? html` required` : null}${ticked ? html` checked` : null}><span>${t(`book.${kind}`)}${required ? null : html`<small>${t("book.advertisingHint")}</small>`}</span></label>
<details><summary>${t("book.consentText")}</summary><p>${typo(consentText(kind, locale, company).words, locale)}</p></details>`;
}
