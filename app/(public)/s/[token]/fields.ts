import { z } from "zod";
import type { Given } from "#db/surveys/answers.ts";
import type { Answers } from "#db/surveys/content.ts";
import { cleanMultiline } from "#db/values/text.ts";

const PREFIX = "answer.";

/** A question's field in the form: apart from the names that the address itself uses. */
export const fieldOf = (key: string) => PREFIX + key;

/** Whatever fields the questionnaire has; what they may hold is told by its questions. */
export const surveyForm = z
  .object({ token: z.string().max(200) })
  .catchall(z.string().max(20_000).transform(cleanMultiline));

/** The answers of a form, by the keys of the questions. */
export function givenIn(fields: Readonly<Record<string, unknown>>): Given {
  const entries = Object.entries(fields).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(entries.map(([name, text]) => [name.slice(PREFIX.length), String(text)]));
}

/** Saved answers as the form would have sent them. */
export const givenAs = (answers: Answers | null): Given =>
  Object.fromEntries(Object.entries(answers ?? {}).map(([key, value]) => [key, String(value)]));
