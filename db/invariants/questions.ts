import { letterQuestions } from "#db/invariants/letters.ts";
import { machineQuestions } from "#db/invariants/machine.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import { promiseQuestions } from "#db/invariants/promises.ts";
import type { Question } from "#db/invariants/question.ts";

const all = { ...promiseQuestions, ...letterQuestions, ...moneyQuestions, ...machineQuestions };

export type QuestionKey = keyof typeof all;

/** Every question of the night, in the order in which the page shows them. */
export const questions: Record<QuestionKey, Question> = all;
export const questionKeys = Object.keys(all) as QuestionKey[];
