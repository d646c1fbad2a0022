import type { Text } from "#db/values/text.ts";

export const groupRefusals = {
  group_exists: {
    ru: "Группа с таким названием уже есть. Выберите её или назовите иначе",
    en: "A group of this name exists. Choose it or take another name",
  },
  group_foreign: {
    ru: "Такая группа уже есть. Попросите руководителя продаж добавить в\u00A0неё клиента или назовите иначе",
    en: "Such a group exists. Ask the head of sales to put the client into it, or take another name",
  },
  money_wrong: { ru: "Это не сумма. Верно так: 1 200 000", en: "This is no amount. Like 1,200,000" },
} satisfies Record<string, Text>;
