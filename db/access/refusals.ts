import type { Text } from "#db/values/text.ts";

export const accessRefusals = {
  anomaly_checked: {
    ru: "Это уже проверили. Обновите страницу, чтобы увидеть, кто и что выяснил",
    en: "This was checked already. Reload the page to see by whom",
  },
  anomaly_own: {
    ru: "Это о вас самих: отметку ставит другой директор или администратор",
    en: "This is about yourself: another director or administrator marks it",
  },
} satisfies Record<string, Text>;
