import type { Text } from "#db/values/text.ts";

export const backupRefusals = {
  backup_running: {
    ru: "Копия уже делается. Дождитесь её: это минуты",
    en: "A backup is already being made. Wait for it: it takes minutes",
  },
  delivery_not_held: {
    ru: "Письма уже уходят: задержку сняли раньше. Обновите страницу",
    en: "Letters are leaving already: the hold has been lifted. Reload the page",
  },
  delivery_held_already: {
    ru: "Письма уже задержаны. Обновите страницу",
    en: "Letters are on hold already. Reload the page",
  },
} satisfies Record<string, Text>;
