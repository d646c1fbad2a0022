import type { Text } from "#db/values/locale.ts";

/** What is to become of a row that looks like a client known already. */
export const duplicateChoices = {
  update: {
    label: { ru: "Обновить", en: "Update" },
    hint: { ru: "значения файла заменят прежние", en: "values of the file replace the old ones" },
  },
  fill: {
    label: { ru: "Дополнить", en: "Fill in" },
    hint: { ru: "впишем только в пустые поля", en: "only empty fields are filled" },
  },
  create: {
    label: { ru: "Новый", en: "New" },
    hint: { ru: "заведём отдельную карточку", en: "a card of its own" },
  },
  skip: {
    label: { ru: "Пропустить", en: "Skip" },
    hint: { ru: "строку не загрузим", en: "the row stays out" },
  },
} satisfies Record<string, { label: Text; hint: Text }>;

export type Choice = keyof typeof duplicateChoices;
export const choices = Object.keys(duplicateChoices) as [Choice, ...Choice[]];

/** By what a row was taken for a double: rules are given for a whole ground at once. */
export const grounds = {
  inn: { ru: "тот же ИНН", en: "the same INN" },
  phone: { ru: "тот же телефон", en: "the same phone" },
  email: { ru: "та же почта", en: "the same e-mail" },
  file: { ru: "тот же клиент дважды в файле", en: "the same client twice in the file" },
  /** Of rows that belong to a client: the base has no such client. */
  unknown: { ru: "клиента нет в базе", en: "no such client in the base" },
} satisfies Record<string, Text>;

export type Ground = keyof typeof grounds;

/** With a row of the same file there is nothing to update yet: it is taken in, or not. */
export const choicesFor = (ground: Ground): Choice[] =>
  choices.filter((choice) =>
    ground === "unknown"
      ? choice === "create" || choice === "skip"
      : ground !== "file" || choice !== "update",
  );

/** A sum one can read: what speaks for two being one, and what against. */
export const reasons = {
  inn: { points: 55, label: { ru: "тот же ИНН", en: "same INN" } },
  kpp: { points: -10, label: { ru: "другой КПП", en: "other KPP" } },
  phone: { points: 25, label: { ru: "тот же телефон", en: "same phone" } },
  email: { points: 25, label: { ru: "та же почта", en: "same e-mail" } },
  address: { points: 25, label: { ru: "тот же адрес", en: "same address" } },
  name: { points: 20, label: { ru: "название без формы", en: "name without its form" } },
  person: { points: 15, label: { ru: "тот же человек", en: "same person" } },
  form: { points: -30, label: { ru: "другая форма: АО и ООО — разные фирмы", en: "other legal form" } },
} satisfies Record<string, { points: number; label: Text }>;

export type Reason = keyof typeof reasons;

/** From so many points on a person is asked; below it the row becomes a client of its own, with a warning. */
export const ASK_FROM = 60;
/** Fewer points are no news. */
export const TELL_FROM = 25;

/** Whom a row looks like. */
export interface Twin {
  ground: Ground;
  score: number;
  reasons: Reason[];
  /** A client of the base, or a row of the file. */
  clientId: string | null;
  rowNo: number | null;
  /** Null when the author may not see the client. */
  name: string | null;
  /** Whether the author may change that client. */
  editable: boolean;
  /** Of an unknown client: what all its rows have in common. */
  key?: string;
}
