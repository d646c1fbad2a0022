import type { z } from "zod";
import { refusals } from "#db/errors.ts";
import type { Locale, Text } from "#db/values/text.ts";

type Issue = z.core.$ZodRawIssue;

const empty: Text = { ru: "Заполните это поле", en: "Fill this in" };
const choose: Text = { ru: "Выберите из списка", en: "Choose from the list" };
const wrong: Text = {
  ru: "Так записать нельзя. Проверьте значение",
  en: "This does not fit. Check the value",
};
const odd: Text = {
  ru: "В форме лишнее поле. Обновите страницу и повторите",
  en: "The form has a field too many. Reload the page and try again",
};
const number: Text = { ru: "Напишите число цифрами", en: "Write a number in digits" };
const day: Text = refusals.term_required;
const address: Text = {
  ru: "Это не адрес сайта. Верно так: https://example.ru",
  en: "This is no web address. Like https://example.com",
};

const formats: Partial<Record<string, Text>> = {
  email: refusals.email_wrong,
  url: address,
  guid: choose,
  uuid: choose,
  date: day,
  datetime: day,
};
const types: Partial<Record<string, Text>> = { number, int: number, date: day };

/** «300 знаков», «21 знака»: the genitive that «не больше» and «не меньше» ask for. */
function signs(count: number): Text {
  const one = new Intl.PluralRules("ru").select(count) === "one";
  return {
    ru: `${count}\u00A0${one ? "знака" : "знаков"}`,
    en: `${count}\u00A0${count === 1 ? "character" : "characters"}`,
  };
}

function bound(issue: Extract<Issue, { code: "too_small" | "too_big" }>): Text {
  const small = issue.code === "too_small";
  const limit = Number(small ? issue.minimum : issue.maximum);
  const measure = small ? { ru: "не меньше", en: "at least" } : { ru: "не больше", en: "at most" };
  switch (issue.origin) {
    case "string": {
      if (small && (limit <= 1 || issue.input === "")) return empty;
      const length = signs(limit);
      return small
        ? { ru: `Слишком коротко: нужно ${measure.ru} ${length.ru}`, en: `Too short: ${length.en} or more` }
        : { ru: `Слишком длинно: ${measure.ru} ${length.ru}`, en: `Too long: ${length.en} at most` };
    }
    case "array":
    case "set":
    case "map":
      return small && limit <= 1
        ? { ru: "Выберите хотя бы одно", en: "Choose at least one" }
        : { ru: `Нужно ${measure.ru} ${limit}`, en: `Give ${measure.en} ${limit}` };
    case "date":
      return { ru: "Выберите другой день", en: "Choose another day" };
    case "file":
      return small ? refusals.file_unreadable : refusals.file_too_large;
    default:
      return { ru: `Нужно число ${measure.ru} ${limit}`, en: `A number of ${measure.en} ${limit}` };
  }
}

function textOf(issue: Issue): Text {
  const missing = issue.input === undefined || issue.input === null || issue.input === "";
  switch (issue.code) {
    case "too_small":
    case "too_big":
      return bound(issue as Extract<Issue, { code: "too_small" | "too_big" }>);
    case "invalid_format":
      return missing ? empty : (formats[String(issue.format)] ?? wrong);
    case "invalid_type":
      return types[String(issue.expected)] ?? (missing ? empty : wrong);
    case "invalid_value":
    case "invalid_union":
      return choose;
    case "not_multiple_of":
      return number;
    case "unrecognized_keys":
      return odd;
    default:
      return wrong;
  }
}

/** What is wrong with a value, as a colleague would say it; a schema's own words go before these. */
export const issueWords =
  (locale: Locale) =>
  (issue: Issue): string =>
    textOf(issue)[locale];
