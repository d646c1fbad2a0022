import type { Text } from "#db/values/text.ts";

export const inboxRefusals = {
  letter_forgotten: {
    ru: "Самого письма здесь больше нет: срок его хранения вышел",
    en: "The letter itself is here no more: it was kept for its time",
  },
  letter_settled: {
    ru: "С\u00A0этим письмом уже разобрались. Обновите страницу",
    en: "This letter has been dealt with already. Reload the page",
  },
  letter_on_card: {
    ru: "Это письмо уже стоит на\u00A0карточке этого клиента",
    en: "This letter stands on the card of this client already",
  },
} satisfies Record<string, Text>;
