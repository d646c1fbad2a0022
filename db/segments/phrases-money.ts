import type { Measure } from "#db/segments/measure.ts";
import { listed, type Phrase, type Pronoun, type Say, values } from "#db/segments/phrases.ts";
import { formatMoney } from "#db/values/money.ts";
import { type Locale, plural } from "#db/values/text.ts";
import { formatDate } from "#db/values/time.ts";

const measureOf = ({ value }: { value: unknown }) => value as Measure;
const day = (value: unknown, locale: Locale) => formatDate(String(value), { locale, timeZone: "UTC" });

const whose: Pronoun = { relative: "у которых", who: "у кого" };
const ru = (text: string, attribute?: string): Phrase => ({
  pronoun: whose,
  text,
  ...(attribute && { attribute }),
});

const months = ({ months: n }: Measure) =>
  n === null || n === 1
    ? "за этот месяц"
    : `за последние ${n} ${plural("ru", n, { one: "месяц", few: "месяца", many: "месяцев" })}`;
const roubles = ({ n }: Measure) => formatMoney(n, "ru");
const not = (operator: string) => (operator === "least" ? "не меньше" : "не больше");
const days = (n: number) => `${n} ${plural("ru", n, { one: "день", few: "дня", many: "дней" })}`;
const named = (ids: readonly string[], names: Readonly<Record<string, string>>, unknown: string) =>
  ids.map((id) => (names[id] ? `«${names[id]}»` : unknown));

/** What the sentence says of purchases and debts, in Russian. */
export const moneyRussian = {
  bought: (asked) =>
    ru(`покупок ${not(asked.operator)} чем на ${roubles(measureOf(asked))} ${months(measureOf(asked))}`),
  orders: (asked) => {
    const { n } = measureOf(asked);
    const noun = plural("ru", n, { one: "покупки", many: "покупок" });
    return ru(`${not(asked.operator)} ${n} ${noun} ${months(measureOf(asked))}`);
  },
  purchase: ({ operator, value }) => {
    const n = Number(value);
    const texts: Record<string, string> = {
      not_within: `не было покупок ${days(n)}`,
      within: n === 1 ? "были покупки за последний день" : `были покупки за последние ${days(n)}`,
      older: `последняя покупка была больше ${n} ${plural("ru", n, { one: "дня", many: "дней" })} назад`,
      since: `последняя покупка была с ${day(value, "ru")}`,
      before: `последняя покупка была до ${day(value, "ru")}`,
      never: "ни разу не было покупок",
      ever: "уже были покупки",
    };
    return ru(texts[operator] ?? operator);
  },
  product: (asked, names) => {
    const list = named(values(asked), names.products, "которого нет в базе");
    return ru(`${asked.operator === "any" ? "есть" : "нет"} покупки товара ${listed(list, "или")}`);
  },
  productGroup: (asked, names) => {
    const list = named(values(asked), names.productGroups, "которой нет в базе");
    return ru(`${asked.operator === "any" ? "есть" : "нет"} покупки из группы ${listed(list, "или")}`);
  },
  owes: (asked) => {
    if (asked.operator === "yes") return ru("есть долг", "с долгом");
    return asked.operator === "no"
      ? ru("нет долга", "без долга")
      : ru(`долг не меньше ${roubles(measureOf(asked))}`);
  },
  overdue: (asked) => {
    if (asked.operator === "yes") return ru("есть просроченный долг", "с просроченным долгом");
    return asked.operator === "no"
      ? ru("нет просроченного долга", "без просроченного долга")
      : ru(`просроченный долг не меньше ${roubles(measureOf(asked))}`);
  },
} satisfies Record<string, Say>;

const who: Pronoun = { relative: "who", who: "who" };
const en = (text: string, attribute?: string): Phrase => ({
  pronoun: attribute ? { relative: "", who: "" } : who,
  text,
  ...(attribute && { attribute }),
});
const within = ({ months: n }: Measure) => (n === null || n === 1 ? "this month" : `in the last ${n} months`);
const bound = (operator: string) => (operator === "least" ? "at least" : "at most");
const roublesEn = ({ n }: Measure) => formatMoney(n, "en");
const counted = (n: number, noun: string) => (n === 1 ? `1 ${noun}` : `${n} ${noun}s`);
const quoted = (ids: readonly string[], names: Readonly<Record<string, string>>) =>
  listed(
    ids.map((id) => (names[id] ? `“${names[id]}”` : "not in the base")),
    "or",
  );

/** The same in English. */
export const moneyEnglish = {
  bought: (asked) =>
    en(`bought for ${bound(asked.operator)} ${roublesEn(measureOf(asked))} ${within(measureOf(asked))}`),
  orders: (asked) =>
    en(
      `made ${bound(asked.operator)} ${counted(measureOf(asked).n, "purchase")} ${within(measureOf(asked))}`,
    ),
  purchase: ({ operator, value }) => {
    const n = counted(Number(value), "day");
    const texts: Record<string, string> = {
      not_within: `bought nothing for ${n}`,
      within: `bought something in the last ${n}`,
      older: `last bought more than ${n} ago`,
      since: `last bought since ${day(value, "en")}`,
      before: `last bought before ${day(value, "en")}`,
      never: "never bought anything",
      ever: "have bought something",
    };
    return en(texts[operator] ?? operator);
  },
  product: (asked, names) =>
    en(`${asked.operator === "any" ? "bought" : "never bought"} ${quoted(values(asked), names.products)}`),
  productGroup: (asked, names) =>
    en(
      `${asked.operator === "any" ? "bought" : "never bought"} of the group ${quoted(values(asked), names.productGroups)}`,
    ),
  owes: (asked) => {
    if (asked.operator === "least") return en(`owe at least ${roublesEn(measureOf(asked))}`);
    const words = asked.operator === "yes" ? "with a debt" : "without a debt";
    return en(words, words);
  },
  overdue: (asked) => {
    if (asked.operator === "least") return en(`owe at least ${roublesEn(measureOf(asked))} past the term`);
    const words = asked.operator === "yes" ? "with an overdue debt" : "without an overdue debt";
    return en(words, words);
  },
} satisfies Record<string, Say>;
