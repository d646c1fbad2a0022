import type { Locale, Text } from "#db/values/text.ts";

interface Asked {
  /** Stable within the questionnaire: answers are kept under it. */
  key: string;
  label: Text;
  hint?: Text;
  required: boolean;
}

/** «Would you recommend us», 0 to 10. At most one in a questionnaire: its answer is the score. */
export interface NpsQuestion extends Asked {
  kind: "nps";
}
export interface SingleQuestion extends Asked {
  kind: "single";
  choices: readonly { key: string; label: Text }[];
}
export interface TextQuestion extends Asked {
  kind: "text";
}

export type Question = NpsQuestion | SingleQuestion | TextQuestion;
export type QuestionKind = Question["kind"];

export interface QuestionnaireContent {
  title: Text;
  intro: Text;
  thanks: Text;
  questions: readonly Question[];
}

/** By the key of the question: the score, the key of the choice, or the words. */
export type Answers = Readonly<Record<string, number | string>>;

/** What is kept under the key, and never what every object has under such a name. */
export const keptUnder = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const questionKinds: Record<QuestionKind, { label: Text }> = {
  nps: { label: { ru: "Оценка от\u00A00 до\u00A010", en: "Score from 0 to\u00A010" } },
  single: { label: { ru: "Один ответ из\u00A0нескольких", en: "One of several answers" } },
  text: { label: { ru: "Ответ своими словами", en: "Answer in one’s own words" } },
};

/** What stands at the ends of the scale, in the letter and on the page. */
export const scaleEnds: { low: Text; high: Text } = {
  low: { ru: "точно нет", en: "not at all" },
  high: { ru: "обязательно", en: "certainly" },
};

export const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Where «low» may end: below it hardly anybody is heard, above it everybody complains. */
export const LOW_SCORE = { least: 3, most: 8 } as const;

/** Questionnaires are written in Russian; where English is missing, the Russian words stand in. */
export const wordsOf = (text: Text, locale: Locale): string => text[locale] || text.ru;

export const npsOf = ({ questions }: QuestionnaireContent): NpsQuestion | undefined =>
  questions.find((question) => question.kind === "nps");

/** What a new questionnaire begins with: the question that is asked most, and why. */
export const firstContent = (): QuestionnaireContent => ({
  title: { ru: "Как мы справились?", en: "How did we do?" },
  intro: { ru: "Два вопроса, меньше минуты.", en: "Two questions, less than a minute." },
  thanks: { ru: "Спасибо, записали", en: "Thank you, we have written it down" },
  questions: [
    {
      kind: "nps",
      key: "nps",
      label: { ru: "Посоветуете ли вы нас коллегам?", en: "Would you recommend us to a colleague?" },
      required: true,
    },
    {
      kind: "text",
      key: "why",
      label: { ru: "Чего не хватило до десятки?", en: "What was missing to a ten?" },
      hint: { ru: "Одной фразы достаточно", en: "One phrase is enough" },
      required: false,
    },
  ],
});
