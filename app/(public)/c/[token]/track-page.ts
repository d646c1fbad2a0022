import type { Failure } from "#app/refusal.ts";
import { type Words, wordsIn } from "#app/words.ts";
import type { TrackedComplaint } from "#db/complaints/tracked.ts";
import { capitalize, type Locale, typo } from "#db/values/text.ts";
import { formatDateTime, formatWeekday } from "#db/values/time.ts";
import { type Html, html } from "../../html.ts";
import { sheet } from "../../sheet.ts";
import { publicSteps } from "./steps.ts";

interface Page {
  locale: Locale;
  company: string;
  token: string;
  item: TrackedComplaint;
  now: Date;
  /** What the last post has done: shown once, by the address. */
  done: "saved" | "asked" | "no_address" | "replied" | null;
  /** A text that was refused stays in its field. */
  text?: string;
  failure?: Failure;
}

/** What the client sees: the number, the day of the law, what has happened, the letters; never our inner term. */
export function trackPage(page: Page): Response {
  const { locale, company, token, item } = page;
  const t = wordsIn(locale, "public");
  const here = (lang: Locale) => `/c/${token}${lang === "en" ? "?lang=en" : ""}`;
  const title = t(`tracking.titles.${item.kind}`);
  const body = html`<h1>${title} <span class="number">${item.number}</span></h1>
<p class="lead">${item.subject}</p>
${doneNote(page, t)}
${termNote(page, t)}
${decisionPart(page, t)}
<h2>${t("tracking.history")}</h2>
${stepsList(page, t)}
<h2>${t("tracking.letters")}</h2>
${thread(page, t)}
${replyForm(page, t, here(locale))}
<p class="tail">${t("tracking.tail")}</p>`;
  return sheet({
    locale,
    title: `${title} ${item.number}`,
    company,
    body,
    otherLanguage: here(locale === "ru" ? "en" : "ru"),
    status: page.failure ? 422 : 200,
  });
}

type T = Words<"public">;

const zoned = ({ locale, item, now }: Page) => ({ locale, timeZone: item.timeZone, now });

function doneNote({ done, item, failure }: Page, t: T): Html | null {
  if (failure || !done) return null;
  const says = {
    replied: t("tracking.replied", { name: item.owner }),
    saved: t(item.hasEmail ? "tracking.saved" : "tracking.savedPhone"),
    // What became of the tick for advertising.
    asked: t("tracking.savedAsked"),
    no_address: t("tracking.savedNoAddress"),
  }[done];
  return html`<p class="notice is-done" role="status"><span>${says}</span></p>`;
}

/** The legal day stands first; after the answer, what may still be done. */
function termNote(page: Page, t: T): Html {
  const { item } = page;
  const day = (date: string | Date) => formatWeekday(date, zoned(page));
  const name = item.owner;
  if (item.answeredAt) {
    const isClosed = item.state === "closed";
    const until = item.reopensUntil ? day(item.reopensUntil) : "";
    const note = !item.canReply
      ? t("tracking.closedLong")
      : isClosed
        ? t("tracking.closedNote", { date: until })
        : t("tracking.answeredNote", { name });
    return html`<div class="notice"><span>${t(isClosed ? "tracking.closed" : "tracking.answered")}</span><b>${day(item.closedAt ?? item.answeredAt)}</b><span>${note}</span></div>`;
  }
  return html`<div class="notice"><span>${t("tracking.dueLabel")}</span><b>${item.legalDueOn ? day(item.legalDueOn) : ""}</b><span>${t("tracking.dueNote", { name })}</span></div>`;
}

/** What was decided, in the words written for the client; after a reopening it is the earlier one. */
function decisionPart(page: Page, t: T): Html | null {
  const { decision, isOwed } = page.item;
  if (!decision) return null;
  return html`<h2>${t(isOwed ? "tracking.decisionEarlier" : "tracking.decision")}</h2>
<ol class="thread"><li class="is-us"><div class="from"><time datetime="${decision.at.toISOString()}">${formatDateTime(decision.at, zoned(page))}</time></div><p>${decision.text}</p></li></ol>`;
}

function stepsList(page: Page, t: T): Html {
  const steps = publicSteps(page.item);
  return html`<ol class="steps">${steps.map(({ state, at, place }) => {
    const word =
      place === "ahead" ? t(`tracking.coming.${state as "decided"}`) : t(`tracking.states.${state}`);
    const when = place === "now" ? t("tracking.now") : at ? formatDateTime(at, zoned(page)) : "";
    return html`<li${place === "ahead" ? null : html` class="is-${place}"`}><span>${word}</span>${
      when && at ? html`<time datetime="${at.toISOString()}">${when}</time>` : null
    }</li>`;
  })}</ol>`;
}

function thread(page: Page, t: T): Html {
  return html`<ol class="thread">${page.item.entries.map(({ at, byClient, author, kind, text }) => {
    const who = byClient ? t("tracking.you") : (author ?? page.company);
    return html`<li${byClient ? null : html` class="is-us"`}><div class="from"><b>${who}</b> <time datetime="${at.toISOString()}">${formatDateTime(at, zoned(page))}</time>${
      kind === "question" ? html` · ${t("tracking.question")}` : null
    }</div><p>${text}</p></li>`;
  })}</ol>`;
}

function replyForm({ item, failure, text, locale }: Page, t: T, action: string): Html {
  if (!item.canReply && !failure)
    return html`<p class="lead"><a href="/book${locale === "en" ? "?lang=en" : ""}">${t("tracking.toBook")}</a></p>`;
  const asks = item.state === "waiting_client";
  const says = failure ? (Object.values(failure.fields ?? {})[0] ?? failure.message) : null;
  return html`${failure ? html`<p class="problem" role="alert">${t("tracking.problem")}</p>` : null}
<form method="post" action="${action}">
<div class="field"><label for="text">${t(asks ? "tracking.answerQuestion" : "tracking.write")}</label>
<textarea class="input" id="text" name="text" rows="4" maxlength="5000" required${says ? html` aria-invalid="true" aria-describedby="text-error"` : null}>
${text ?? ""}</textarea>
${says ? html`<p class="error" id="text-error">${says}</p>` : asks ? html`<p class="hint">${t("tracking.questionNote")}</p>` : null}</div>
<div class="buttons"><button type="submit">${t("tracking.send")}</button></div>
</form>`;
}

/** One kind page for every token that opens nothing: nobody learns whether it ever did. */
export function deadPage(token: string, locale: Locale, company: string): Response {
  const t = wordsIn(locale, "public");
  const body = html`<h1>${t("tracking.deadTitle")}</h1>
<p class="lead">${t("tracking.deadText")}</p>
<p class="lead"><a href="/book${locale === "en" ? "?lang=en" : ""}">${capitalize(typo(t("tracking.toBook"), locale))}</a></p>
<p class="tail">${t("tracking.deadTail")}</p>`;
  return sheet({
    locale,
    title: t("tracking.deadTitle"),
    company,
    body,
    otherLanguage: `/c/${encodeURIComponent(token)}${locale === "ru" ? "?lang=en" : ""}`,
    status: 404,
  });
}
