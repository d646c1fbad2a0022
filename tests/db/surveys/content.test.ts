import { describe, expect, test } from "vitest";
import { checkAnswers } from "#db/surveys/answers.ts";
import { firstContent, type QuestionnaireContent } from "#db/surveys/content.ts";
import { questionnaireContent } from "#db/surveys/content-input.ts";
import { wholeAnswer } from "#db/surveys/low-score.ts";
import { content } from "./office.ts";

const faults = (input: unknown) =>
  questionnaireContent.safeParse(input).error?.issues.map(({ path, message }) => [path.join("."), message]);
const asking = (...questions: unknown[]) => ({ ...content, questions });
const [nps, single, text] = content.questions;

describe("what a questionnaire may ask", () => {
  test("the first draft and the sample are as they should be", () => {
    expect(faults(firstContent())).toBeUndefined();
    expect(faults(content)).toBeUndefined();
  });

  test("Russian is required, English may be left out", () => {
    const label = { ru: " ", en: "Why?" };
    expect(faults(asking({ ...text, label }))).toEqual([["questions.0.label.ru", "survey_text_required"]]);
    expect(faults(asking({ ...text, label: { ru: "Почему?", en: "" } }))).toBeUndefined();
  });

  test("one score at most, keys once, two choices at least, one question at least", () => {
    expect(faults(asking(nps, { ...nps, key: "again" }))).toEqual([["questions.1.label", "survey_one_nps"]]);
    expect(faults(asking(text, { ...text }))).toEqual([["questions.1.label", "survey_same_key"]]);
    const one = { ...single, choices: [{ key: "a", label: { ru: "А", en: "" } }] };
    expect(faults(asking(one))).toEqual([["questions.0.choices", "survey_choices_required"]]);
    const twice = { key: "a", label: { ru: "А", en: "" } };
    expect(faults(asking({ ...single, choices: [twice, twice] }))).toEqual([
      ["questions.0.choices.1", "survey_same_key"],
    ]);
    expect(faults(asking())).toEqual([["questions", "survey_questions_required"]]);
  });

  test("a key is a plain word, and nothing else may come along", () => {
    expect(faults(asking({ ...text, key: "__proto__" }))).toHaveLength(1);
    expect(faults(asking({ ...text, script: "x" }))).toHaveLength(1);
    expect(faults(asking({ ...text, key: "constructor" }))).toEqual([
      ["questions.0.key", "survey_key_taken"],
    ]);
    const choices = [{ key: "constructor", label: { ru: "А", en: "" } }, content.questions[1]];
    expect(faults(asking({ ...single, choices }))?.[0]).toEqual([
      "questions.0.choices.0.key",
      "survey_key_taken",
    ]);
  });
});

describe("answers against the questions", () => {
  test("a whole answer is read, what nobody asked is left out", () => {
    const given = { nps: "10", source: "late", why: " Всё\r\nхорошо ", other: "x" };
    expect(checkAnswers(content, given, true)).toEqual({
      answers: { nps: 10, source: "late", why: "Всё\nхорошо" },
      score: 10,
      faults: {},
    });
  });

  test.each(["11", "-1", "7.5", "seven", "07", "1e1"])("%s is no score", (score) => {
    expect(checkAnswers(content, { nps: score }, true).faults).toEqual({ nps: "survey_score_required" });
  });

  test.each(["constructor", "valueOf", "__proto__"])(
    "a question kept under %s is answered by nobody",
    (key) => {
      const asked = { ...content, questions: [{ ...content.questions[2], key }] } as QuestionnaireContent;
      expect(checkAnswers(asked, {}, true)).toEqual({ answers: {}, score: null, faults: {} });
      expect(wholeAnswer(asked, {}, "ru")).toBe("");
    },
  );

  test("only a finished answer must be whole", () => {
    expect(checkAnswers(content, { why: "а" }, true).faults).toEqual({ nps: "survey_score_required" });
    expect(checkAnswers(content, { why: "а" }, false).faults).toEqual({});
  });

  test("an unknown choice and an endless text are wrong", () => {
    const given = { nps: "9", source: "constructor", why: "а".repeat(4001) };
    expect(checkAnswers(content, given, true).faults).toEqual({
      source: "survey_choice_unknown",
      why: "survey_answer_long",
    });
  });

  test("a complaint tells the whole answer in words", () => {
    const said = wholeAnswer(content, { nps: 3, source: "late", why: "Ждали" }, "ru");
    expect(said).toBe("Посоветуете ли нас?\n3\n\nЧто подвело?\nОпоздали\n\nПочему?\nЖдали");
    expect(wholeAnswer(content as QuestionnaireContent, { nps: 3 }, "en")).toBe("Посоветуете ли нас?\n3");
  });
});
