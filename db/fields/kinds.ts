import { LONGEST_TEXT } from "#db/fields/limits.ts";
import { readDate } from "#db/fields/read-date.ts";
import { readNumber } from "#db/fields/read-number.ts";
import type { FieldChoice } from "#db/fields/table.ts";
import type { FieldKind, OwnValue } from "#db/fields/value.ts";
import { isNearDate } from "#db/values/dates.ts";
import { clean, type Locale, searchKey, type Text } from "#db/values/text.ts";
import { formatDate } from "#db/values/time.ts";

/** What is needed of a field to read and to say its values. */
export interface KnownField {
  kind: FieldKind;
  choices: readonly FieldChoice[];
}

export type FieldFault = "field_number" | "field_date" | "field_yes_no" | "field_choice" | "field_text_long";
type Read = { value: OwnValue | null } | { fault: FieldFault };

interface Kind {
  label: Text;
  /** What is written there, for whoever makes a field. */
  example: Text;
  fault: FieldFault;
  /** Words as they are typed or stand in a file, not empty; undefined when they are none of the kind. */
  read: (text: string, locale: Locale, choices: readonly FieldChoice[]) => OwnValue | undefined;
  /** Whether a value that came from outside may be stored. */
  holds: (value: unknown, choices: readonly FieldChoice[]) => boolean;
  say: (value: OwnValue, locale: Locale, choices: readonly FieldChoice[]) => string;
  /** How a list stands in its order; without it the list is not ordered by the field. */
  sorted?: "text" | "numeric" | "date";
}

const yesWords = new Set(["да", "есть", "д", "yes", "y", "true", "истина", "1", "+"]);
const noWords = new Set(["нет", "н", "no", "n", "false", "ложь", "0", "-", "−", "–"]);
const words = { ru: { yes: "Да", no: "Нет" }, en: { yes: "Yes", no: "No" } } as const;

const numbers = new Map<Locale, Intl.NumberFormat>();
function numberIn(locale: Locale): Intl.NumberFormat {
  const known = numbers.get(locale);
  if (known) return known;
  const format = new Intl.NumberFormat(locale === "ru" ? "ru-RU" : "en-GB", { maximumFractionDigits: 4 });
  numbers.set(locale, format);
  return format;
}

/** What a field may be. A new kind is one entry here, a column in `table.ts` and a line in the trigger that fills it. */
export const fieldKinds: Record<FieldKind, Kind> = {
  text: {
    label: { ru: "Строка", en: "Text" },
    example: { ru: "до 500 знаков", en: "up to 500 characters" },
    fault: "field_text_long",
    read: (text) => (clean(text).length <= LONGEST_TEXT ? clean(text) : undefined),
    holds: (value) => typeof value === "string" && value !== "" && value.length <= LONGEST_TEXT,
    say: String,
    sorted: "text",
  },
  number: {
    label: { ru: "Число", en: "Number" },
    example: { ru: "1 234,5", en: "1,234.5" },
    fault: "field_number",
    read: readNumber,
    holds: (value) => typeof value === "number" && readNumber(String(value), "en") === value,
    say: (value, locale) => numberIn(locale).format(Number(value)).replace("-", "−"),
    sorted: "numeric",
  },
  date: {
    label: { ru: "Дата", en: "Date" },
    example: { ru: "31.12.2026", en: "31/12/2026" },
    fault: "field_date",
    read: readDate,
    holds: (value) => typeof value === "string" && isNearDate(value),
    say: (value, locale) => formatDate(String(value), { locale, timeZone: "UTC" }),
    sorted: "date",
  },
  choice: {
    label: { ru: "Выбор из списка", en: "Choice" },
    example: { ru: "одно из значений", en: "one of the values" },
    fault: "field_choice",
    read: (text, _, choices) => {
      const key = searchKey(text);
      const live = choices.filter(({ retired }) => !retired);
      // By its id also a retired one: it stood there before.
      return (choices.find(({ id }) => id === text) ?? live.find(({ label }) => searchKey(label) === key))
        ?.id;
    },
    holds: (value, choices) => choices.some(({ id, retired }) => id === value && !retired),
    say: (value, _, choices) => choices.find(({ id }) => id === value)?.label ?? "",
  },
  yes_no: {
    label: { ru: "Да или нет", en: "Yes or no" },
    example: { ru: "да, нет", en: "yes, no" },
    fault: "field_yes_no",
    read: (text) => {
      const word = text.trim().toLowerCase();
      return yesWords.has(word) ? true : noWords.has(word) ? false : undefined;
    },
    holds: (value) => typeof value === "boolean",
    say: (value, locale) => words[locale][value === true ? "yes" : "no"],
  },
};

/** A value from the words for it; nothing typed is no value. */
export function readOwn({ kind, choices }: KnownField, text: string, locale: Locale): Read {
  if (clean(text) === "") return { value: null };
  const { read, fault } = fieldKinds[kind];
  const value = read(text, locale, choices);
  return value === undefined ? { fault } : { value };
}

/** The value in words; nothing for none. */
export function sayOwn(
  { kind, choices }: KnownField,
  value: OwnValue | null | undefined,
  locale: Locale,
): string {
  return value === null || value === undefined ? "" : fieldKinds[kind].say(value, locale, choices);
}

/** The value as an editor of the field begins with it: what `readOwn` reads back as the same. */
export function typedOwn(field: KnownField, value: OwnValue | null | undefined, locale: Locale): string {
  if (value === null || value === undefined) return "";
  if (field.kind === "yes_no") return value === true ? "yes" : "no";
  return field.kind === "number" ? sayOwn(field, value, locale) : String(value);
}

/** The value out of a text that a database or a history has made of it. */
export const ownOfText = (kind: FieldKind, text: string): OwnValue =>
  kind === "number" ? Number(text) : kind === "yes_no" ? text === "true" : text;
