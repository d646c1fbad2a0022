import { sayOwn } from "#db/fields/kinds.ts";
import { readOwnName } from "#db/fields/value.ts";
import type { Measure } from "#db/segments/measure.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import { listed, type Phrase, type Pronoun, values } from "#db/segments/phrases.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import { type Locale, plural } from "#db/values/text.ts";
import { formatDate } from "#db/values/time.ts";

const pronouns: Record<Locale, Pronoun> = {
  ru: { relative: "у которых", who: "у кого" },
  en: { relative: "for whom", who: "for whom" },
};

const inRussian = (n: number) => `${n} ${plural("ru", n, { one: "день", few: "дня", many: "дней" })}`;

type Said = Record<string, (of: string, value: unknown, choices: readonly string[]) => string>;
const numberIn = (locale: Locale, value: unknown) =>
  sayOwn({ kind: "number", choices: [] }, (value as Measure).n, locale);
const dateIn = (locale: Locale, value: unknown) => formatDate(String(value), { locale, timeZone: "UTC" });

const russian: Said = {
  contains: (of, value) => `в поле ${of} есть «${value}»`,
  lacks: (of, value) => `в поле ${of} нет «${value}»`,
  least: (of, value) => `${of} не меньше ${numberIn("ru", value)}`,
  most: (of, value) => `${of} не больше ${numberIn("ru", value)}`,
  since: (of, value) => `${of} — ${dateIn("ru", value)} или позже`,
  before: (of, value) => `${of} — раньше ${dateIn("ru", value)}`,
  past: (of) => `${of} — дата уже прошла`,
  ahead: (of, value) => `${of} — в ближайшие ${inRussian(Number(value))}`,
  within: (of, value) => `${of} — за последние ${inRussian(Number(value))}`,
  any: (of, _, choices) => `${of} — ${listed(choices, "или")}`,
  none: (of, _, choices) =>
    `${of} — ${listed(
      choices.map((choice) => `не ${choice}`),
      "и",
    )}`,
  said_yes: (of) => `${of} — да`,
  said_no: (of) => `${of} — нет`,
  filled: (of) => `поле ${of} заполнено`,
  empty: (of) => `поле ${of} не заполнено`,
};

const english: Said = {
  contains: (of, value) => `${of} contains “${value}”`,
  lacks: (of, value) => `${of} does not contain “${value}”`,
  least: (of, value) => `${of} is at least ${numberIn("en", value)}`,
  most: (of, value) => `${of} is at most ${numberIn("en", value)}`,
  since: (of, value) => `${of} is ${dateIn("en", value)} or later`,
  before: (of, value) => `${of} is before ${dateIn("en", value)}`,
  past: (of) => `${of} has passed`,
  ahead: (of, value) => `${of} is within the next ${value} ${value === 1 ? "day" : "days"}`,
  within: (of, value) => `${of} was within the last ${value} ${value === 1 ? "day" : "days"}`,
  any: (of, _, choices) => `${of} is ${listed(choices, "or")}`,
  none: (of, _, choices) => `${of} is not ${listed(choices, "or")}`,
  said_yes: (of) => `${of} is yes`,
  said_no: (of) => `${of} is no`,
  filled: (of) => `${of} is filled`,
  empty: (of) => `${of} is empty`,
};

const unknown: Record<Locale, { field: string; choice: string }> = {
  ru: { field: "поле, которого нет", choice: "значение, которого нет" },
  en: { field: "a field that is gone", choice: "a value that is gone" },
};

/** What the sentence says of a field of the company; undefined for the fields that every company has. */
export function ownPhrase(asked: SegmentCondition, names: SegmentNames, locale: Locale): Phrase | undefined {
  const field = readOwnName(asked.field);
  if (!field) return undefined;
  const quoted = (word: string) => (locale === "ru" ? `«${word}»` : `“${word}”`);
  const known = names.own?.[field.id];
  const of = known ? quoted(known.name) : unknown[locale].field;
  const choices = field.kind === "choice" && Array.isArray(asked.value) ? values(asked) : [];
  const labels = choices.map((id) => {
    const label = known?.choices[id];
    return label ? quoted(label) : unknown[locale].choice;
  });
  const say = (locale === "ru" ? russian : english)[asked.operator];
  return { pronoun: pronouns[locale], text: say?.(of, asked.value, labels) ?? asked.operator };
}
