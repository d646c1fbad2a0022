import type { Text } from "#db/values/text.ts";

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
