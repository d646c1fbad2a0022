import type { Question, QuestionKind } from "#db/surveys/content.ts";

type Questions = readonly Question[];

/** The first of a1, a2, a3… that is not taken: keys are never seen by anybody, only told apart. */
export function freeKey(letter: string, taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${letter}${n}`)) n++;
  return `${letter}${n}`;
}

const nothing = { ru: "", en: "" };

export function added(questions: Questions, kind: QuestionKind): Question[] {
  const key = freeKey(
    "q",
    questions.map((question) => question.key),
  );
  const asked = { key, label: nothing, required: kind === "nps" };
  if (kind !== "single") return [...questions, { ...asked, kind }];
  const choices = [
    { key: "c1", label: nothing },
    { key: "c2", label: nothing },
  ];
  return [...questions, { ...asked, kind, choices }];
}

export const removed = (questions: Questions, place: number): Question[] =>
  questions.filter((_, index) => index !== place);

/** One place up (−1) or down (+1); at the end it stays where it is. */
export function moved(questions: Questions, place: number, by: -1 | 1): Question[] {
  const next = [...questions];
  const [from, to] = [next[place], next[place + by]];
  if (!from || !to) return next;
  next[place] = to;
  next[place + by] = from;
  return next;
}

export const replaced = (questions: Questions, place: number, question: Question): Question[] =>
  questions.map((known, index) => (index === place ? question : known));
