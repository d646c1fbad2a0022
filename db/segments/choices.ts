import type { Text } from "#db/values/text.ts";

type Choices = Record<string, { label: Text }>;

/** Where the earliest term of an open promise stands. Every client is in exactly one of these. */
export const dueStates = {
  late: { label: { ru: "просрочено", en: "overdue" } },
  week: { label: { ru: "в ближайшие 7 дней", en: "within 7 days" } },
  later: { label: { ru: "позже", en: "later" } },
  none: { label: { ru: "нет открытых", en: "none open" } },
} as const satisfies Choices;

export type DueState = keyof typeof dueStates;

/** Who a score of 0–10 makes of a client (F. Reichheld, HBR, December 2003); both ends included. */
export const npsGroups = {
  promoters: { label: { ru: "посоветуют, 9–10", en: "promoters, 9–10" }, from: 9, to: 10 },
  passives: { label: { ru: "довольны, 7–8", en: "passives, 7–8" }, from: 7, to: 8 },
  detractors: { label: { ru: "недовольны, 0–6", en: "detractors, 0–6" }, from: 0, to: 6 },
} as const satisfies Record<string, { label: Text; from: number; to: number }>;

export type NpsGroup = keyof typeof npsGroups;

export const scores: Choices = Object.fromEntries(
  Array.from({ length: 11 }, (_, score) => [score, { label: { ru: String(score), en: String(score) } }]),
);
