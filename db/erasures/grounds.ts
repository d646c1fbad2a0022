import type { Text } from "#db/values/text.ts";

/** Why the operator must destroy the data, with the article that says so. */
export const erasureGrounds = {
  demand: {
    label: { ru: "Требование человека", en: "The person demands it" },
    law: { ru: "152-ФЗ, статья 14, часть 1", en: "152-FZ, article 14, part 1" },
  },
  withdrawn: {
    label: { ru: "Согласие отозвано", en: "The consent was withdrawn" },
    law: { ru: "152-ФЗ, статья 21, часть 5", en: "152-FZ, article 21, part 5" },
  },
  purpose: {
    label: { ru: "Цель обработки достигнута", en: "The purpose is reached" },
    law: { ru: "152-ФЗ, статья 21, часть 4", en: "152-FZ, article 21, part 4" },
  },
  unlawful: {
    label: { ru: "Данные получены неправомерно", en: "The data were obtained unlawfully" },
    law: { ru: "152-ФЗ, статья 21, часть 3", en: "152-FZ, article 21, part 3" },
  },
} satisfies Record<string, { label: Text; law: Text }>;

export type ErasureGround = keyof typeof erasureGrounds;
