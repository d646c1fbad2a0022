import { rfmSegments } from "#db/classes/rfm-segments.ts";
import { listed, type Phrase, type Pronoun, type Say, values } from "#db/segments/phrases.ts";
import type { Locale } from "#db/values/text.ts";

const whose: Pronoun = { relative: "у которых", who: "у кого" };
const who: Pronoun = { relative: "которые", who: "кто" };
const none: Pronoun = { relative: "", who: "" };

const rfmWord = (key: string, locale: Locale) => {
  const label = Object.hasOwn(rfmSegments, key)
    ? rfmSegments[key as keyof typeof rfmSegments].label[locale]
    : key;
  return locale === "ru" ? `«${label}»` : `“${label}”`;
};

const attribute = (text: string, pronoun: Pronoun, clause = text): Phrase => ({
  attribute: text,
  pronoun,
  text: clause,
});

const countedRu =
  (name: string): Say =>
  (asked) => {
    if (asked.operator === "filled") return attribute(`с расчётным ${name}`, whose, `посчитан ${name}`);
    if (asked.operator === "empty") return attribute(`без расчётного ${name}`, whose, `не посчитан ${name}`);
    const letters = listed(values(asked), "или");
    return attribute(`${asked.operator === "any" ? "" : "не "}${letters} по расчёту ${name}`, who);
  };

/** What the sentence says of counted classes, in Russian. */
export const classRussian = {
  abc: countedRu("ABC"),
  xyz: countedRu("XYZ"),
  rfm: (asked) => {
    if (asked.operator === "filled") return attribute("с сегментом RFM", whose, "есть сегмент RFM");
    if (asked.operator === "empty") return attribute("без сегмента RFM", whose, "нет сегмента RFM");
    const list = listed(
      values(asked).map((key) => rfmWord(key, "ru")),
      "или",
    );
    return attribute(`${asked.operator === "any" ? "" : "не "}из сегмента RFM ${list}`, who);
  },
  held: ({ operator }) =>
    operator === "yes"
      ? attribute("с классом, заданным вручную", whose, "класс задан вручную")
      : attribute("с классом по расчёту", whose, "класс не задан вручную"),
} satisfies Record<string, Say>;

const en = (text: string): Phrase => attribute(text, none);
const countedEn =
  (name: string): Say =>
  (asked) => {
    if (asked.operator === "filled") return en(`with a counted ${name}`);
    if (asked.operator === "empty") return en(`without a counted ${name}`);
    return en(
      `${asked.operator === "any" ? "" : "not "}${listed(values(asked), "or")} by ${name} as counted`,
    );
  };

/** The same in English. */
export const classEnglish = {
  abc: countedEn("ABC"),
  xyz: countedEn("XYZ"),
  rfm: (asked) => {
    if (asked.operator === "filled") return en("with an RFM segment");
    if (asked.operator === "empty") return en("without an RFM segment");
    const list = listed(
      values(asked).map((key) => rfmWord(key, "en")),
      "or",
    );
    return en(`${asked.operator === "any" ? "" : "not "}of the RFM segment ${list}`);
  },
  held: ({ operator }) => en(operator === "yes" ? "with a class set by hand" : "with a class as counted"),
} satisfies Record<string, Say>;
