import type { Words } from "#app/words.ts";
import { type RefusalCode, refusals } from "#db/errors.ts";
import type { Given } from "#db/surveys/answers.ts";
import { keptUnder, type Question, scaleEnds, scores, wordsOf } from "#db/surveys/content.ts";
import type { Locale } from "#db/values/text.ts";
import { type Html, html } from "../../html.ts";
import { fieldOf } from "./fields.ts";

export interface Asking {
  locale: Locale;
  t: Words<"surveys">;
  given: Given;
  faults: Readonly<Record<string, RefusalCode>>;
  /** The score that was pressed in the letter: chosen already, and said so. */
  fromLetter: number | null;
}

interface Parts extends Asking {
  name: string;
  id: string;
  label: Html;
  value: string;
  /** Hint and error, with the id by which the control points at them. */
  notes: Html;
  /** Attributes of the control: what describes it, whether it is wrong. */
  marks: Html;
  /** The first wrong answer is where the reader is led. */
  focus: boolean;
}

function scale({ name, value, marks, focus, locale, label, notes, fromLetter, t }: Parts): Html {
  const chosen = scores.some((score) => String(score) === value) ? Number(value) : null;
  const start = chosen ?? 0;
  return html`<fieldset ${marks}>
<legend>${label}</legend>
<div class="scale">${scores.map(
    (score) =>
      html`<label><input type="radio" name="${name}" value="${score}"${score === chosen ? html` checked` : null}${focus && score === start ? html` autofocus` : null}><span>${score}</span></label>`,
  )}</div>
<div class="ends"><span>${wordsOf(scaleEnds.low, locale)}</span><span>${wordsOf(scaleEnds.high, locale)}</span></div>
${fromLetter === null ? null : html`<p class="chosen">${t("public.fromLetter", { score: fromLetter })}</p>`}
${notes}
</fieldset>`;
}

function single(question: Question, { name, value, marks, focus, locale, label, notes }: Parts): Html {
  const choices = question.kind === "single" ? question.choices : [];
  return html`<fieldset ${marks}>
<legend>${label}</legend>
<div class="choices">${choices.map(
    ({ key, label: words }, place) =>
      html`<label><input type="radio" name="${name}" value="${key}"${key === value ? html` checked` : null}${focus && place === 0 ? html` autofocus` : null}><span>${wordsOf(words, locale)}</span></label>`,
  )}</div>
${notes}
</fieldset>`;
}

/** A textarea drops the first line end after its tag, so one is written for it to drop. */
function text({ name, id, value, marks, focus, label, notes }: Parts): Html {
  return html`<div class="field">
<label for="${id}">${label}</label>
<textarea class="input" id="${id}" name="${name}" rows="4" maxlength="4000" ${marks}${focus ? html` autofocus` : null}>
${value}</textarea>
${notes}
</div>`;
}

/** The questions of a survey as fields, with what was given and what is wrong with it. */
export function questionFields(questions: readonly Question[], asking: Asking): Html[] {
  const { locale, t, given, faults } = asking;
  const firstFault = questions.find(({ key }) => keptUnder(faults, key))?.key;
  return questions.map((question, place) => {
    const fault = keptUnder(faults, question.key);
    const hint = question.hint && wordsOf(question.hint, locale);
    const id = `q${place + 1}`;
    const noteId = `${id}-note`;
    const notes = fault
      ? html`<p class="error" id="${noteId}">${refusals[fault][locale]}</p>`
      : html`${hint ? html`<p class="hint" id="${noteId}">${hint}</p>` : null}`;
    const marks = html`${fault || hint ? html`aria-describedby="${noteId}"` : null}${fault && question.kind === "text" ? html` aria-invalid="true"` : null}`;
    const label = wordsOf(question.label, locale);
    const parts: Parts = {
      ...asking,
      name: fieldOf(question.key),
      id,
      label: question.required
        ? html`${label}`
        : html`${label} <span class="optional">${t("public.optional")}</span>`,
      value: keptUnder(given, question.key) ?? "",
      notes,
      marks,
      focus: question.key === firstFault,
    };
    if (question.kind === "nps") return scale(parts);
    return question.kind === "single" ? single(question, parts) : text(parts);
  });
}
