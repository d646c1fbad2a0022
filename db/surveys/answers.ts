import type { RefusalCode } from "#db/errors.ts";
import { type Answers, keptUnder, type Question, type QuestionnaireContent } from "#db/surveys/content.ts";
import { cleanMultiline } from "#db/values/text.ts";

const LONGEST = 4000;

/** As the form sends it: a text under the key of each question. */
export type Given = Readonly<Record<string, string>>;

interface Checked {
  answers: Answers;
  /** The answer to the NPS question. */
  score: number | null;
  /** What is wrong, by the key of the question. */
  faults: Record<string, RefusalCode>;
}

type Verdict = { value: number | string } | { fault: RefusalCode };

function read(question: Question, given: string): Verdict {
  if (question.kind === "nps")
    return /^(?:10|\d)$/.test(given) ? { value: Number(given) } : { fault: "survey_score_required" };
  if (question.kind === "single")
    return question.choices.some(({ key }) => key === given)
      ? { value: given }
      : { fault: "survey_choice_unknown" };
  return given.length > LONGEST ? { fault: "survey_answer_long" } : { value: given };
}

const missing = ({ kind }: Question): RefusalCode =>
  kind === "nps" ? "survey_score_required" : "survey_answer_required";

/** What was given against what was asked. Only a finished answer must be whole; what nobody asked is left out. */
export function checkAnswers(content: QuestionnaireContent, given: Given, finish: boolean): Checked {
  const answers: Record<string, number | string> = {};
  const faults: Record<string, RefusalCode> = {};
  let score: number | null = null;
  for (const question of content.questions) {
    const text = cleanMultiline(keptUnder(given, question.key) ?? "");
    if (text === "") {
      if (finish && question.required) faults[question.key] = missing(question);
      continue;
    }
    const verdict = read(question, text);
    if ("fault" in verdict) {
      faults[question.key] = verdict.fault;
      continue;
    }
    answers[question.key] = verdict.value;
    if (question.kind === "nps") score = Number(verdict.value);
  }
  return { answers, score, faults };
}
