import type { Text } from "#db/values/text.ts";

/** What a fact is about, in the order of a list of choices. */
export const factCategories = {
  habits: { label: { ru: "Привычки и как общаться", en: "Habits, how to talk" } },
  likes: { label: { ru: "Предпочтения", en: "Likes and dislikes" } },
  family: { label: { ru: "Семья", en: "Family" } },
  equipment: { label: { ru: "Оборудование", en: "Equipment" } },
  competitors: { label: { ru: "Конкуренты у клиента", en: "Competitors used" } },
  other: { label: { ru: "Другое", en: "Other" } },
} satisfies Record<string, { label: Text }>;

export type FactCategory = keyof typeof factCategories;

/** Who reads a fact, besides its author, who always does. Held by `factsVisibleTo` in the query. */
export const visibilities = {
  all: {
    label: { ru: "все, кто видит клиента", en: "everybody who sees the client" },
    short: null,
  },
  department: {
    label: { ru: "только мой отдел", en: "my department only" },
    short: { ru: "видит отдел", en: "seen by the department" },
  },
  heads: {
    label: { ru: "только руководители и я", en: "heads and me only" },
    short: { ru: "видят руководители", en: "seen by heads" },
  },
} satisfies Record<string, { label: Text; short: Text | null }>;

export type Visibility = keyof typeof visibilities;

/** `yearly`: comes back by itself; else the person who writes it down says so. */
export const dateKinds = {
  birthday: { label: { ru: "День рождения", en: "Birthday" }, yearly: true },
  professional: { label: { ru: "Профессиональный праздник", en: "Holiday of the trade" }, yearly: true },
  anniversary: { label: { ru: "Годовщина договора", en: "Anniversary of the contract" }, yearly: true },
  event: { label: { ru: "Событие", en: "Event" }, yearly: false },
} satisfies Record<string, { label: Text; yearly: boolean }>;

export type DateKind = keyof typeof dateKinds;
