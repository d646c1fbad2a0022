import type { Text } from "#db/values/text.ts";

/** What kind of value a question needs: several of a list, a number of days, a date, some words, an amount, or nothing more. */
export type ValueKind = "list" | "days" | "date" | "text" | "measure" | "none";

/** What may be asked of a field. */
export const segmentOperators = {
  any: { label: { ru: "одно из", en: "one of" }, value: "list" },
  all: { label: { ru: "всё из", en: "all of" }, value: "list" },
  none: { label: { ru: "ни одно из", en: "none of" }, value: "list" },
  filled: { label: { ru: "указано", en: "is filled" }, value: "none" },
  empty: { label: { ru: "не указано", en: "is empty" }, value: "none" },
  within: { label: { ru: "за последние", en: "in the last" }, value: "days" },
  not_within: { label: { ru: "не было", en: "not for" }, value: "days" },
  older: { label: { ru: "больше чем назад", en: "more than ago" }, value: "days" },
  since: { label: { ru: "с даты", en: "since" }, value: "date" },
  before: { label: { ru: "до даты", en: "before" }, value: "date" },
  ever: { label: { ru: "был хоть раз", en: "ever" }, value: "none" },
  never: { label: { ru: "ни разу", en: "never" }, value: "none" },
  contains: { label: { ru: "содержит", en: "contains" }, value: "text" },
  lacks: { label: { ru: "не содержит", en: "does not contain" }, value: "text" },
  past: { label: { ru: "уже прошла", en: "has passed" }, value: "none" },
  ahead: { label: { ru: "в ближайшие", en: "in the next" }, value: "days" },
  said_yes: { label: { ru: "да", en: "yes" }, value: "none" },
  said_no: { label: { ru: "нет", en: "no" }, value: "none" },
  least: { label: { ru: "не меньше", en: "at least" }, value: "measure" },
  most: { label: { ru: "не больше", en: "at most" }, value: "measure" },
  yes: { label: { ru: "есть", en: "yes" }, value: "none" },
  no: { label: { ru: "нет", en: "no" }, value: "none" },
} as const satisfies Record<string, { label: Text; value: ValueKind }>;

export type SegmentOperator = keyof typeof segmentOperators;
