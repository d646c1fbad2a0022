import { z } from "zod";
import { clean, cleanMultiline } from "#db/values/text.ts";

const line = (longest: number) => z.string().max(longest).transform(clean);
const prose = (longest: number) => z.string().max(longest).transform(cleanMultiline);

/** Russian is what every client can be shown; English may be left out. */
const inRussian = z.string().min(1, "survey_text_required");
const words = z.strictObject({ ru: line(300).pipe(inRussian), en: line(300) });
const perhaps = z.strictObject({ ru: prose(2000), en: prose(2000) });
/** Every object has these names already: an answer under one would be there before it is given. */
const isFree = (name: string) => !(name in Object.prototype);
const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, { abort: true })
  .refine(isFree, "survey_key_taken");

const asked = { key, label: words, hint: perhaps.optional(), required: z.boolean() };
const choice = z.strictObject({ key, label: words });

const question = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("nps"), ...asked }),
  z.strictObject({
    kind: z.literal("single"),
    ...asked,
    choices: z.array(choice).min(2, "survey_choices_required").max(30),
  }),
  z.strictObject({ kind: z.literal("text"), ...asked }),
]);

/** The places of the second and further ones of the same name. */
const repeated = (names: readonly string[]): number[] =>
  names.flatMap((name, place) => (names.indexOf(name) < place ? [place] : []));

export const questionnaireContent = z
  .strictObject({
    title: words,
    intro: perhaps,
    thanks: perhaps,
    questions: z.array(question).min(1, "survey_questions_required").max(30),
  })
  .superRefine(({ questions }, context) => {
    const fault = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path: ["questions", ...path] });
    for (const place of repeated(questions.map(({ key }) => key))) fault("survey_same_key", place, "label");
    questions.forEach((item, place) => {
      if (item.kind !== "single") return;
      for (const twin of repeated(item.choices.map(({ key }) => key)))
        fault("survey_same_key", place, "choices", twin);
    });
    const [, ...more] = questions.flatMap(({ kind }, place) => (kind === "nps" ? [place] : []));
    for (const place of more) fault("survey_one_nps", place, "label");
  });
