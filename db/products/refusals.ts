import type { Text } from "#db/values/text.ts";

export const productRefusals = {
  product_code_taken: {
    ru: "Товар с\u00A0таким кодом уже есть: регистр букв и\u00A0пробелы в\u00A0коде не\u00A0считаются",
    en: "There is a product of this code already: case and spaces do not tell codes apart",
  },
  product_code: { ru: "Напишите код товара", en: "Give the product a code" },
  product_price: {
    ru: "Цена\u00A0— это рубли, не\u00A0больше четырёх знаков после запятой: 1\u00A0240,50",
    en: "A price is roubles with at most four decimals, like 1,240.50",
  },
  product_group_taken: { ru: "Такая группа уже есть", en: "There is such a group already" },
  product_group_deep: {
    ru: "Группа бывает внутри группы только один раз. Выберите группу верхнего уровня",
    en: "Groups stand within groups once only. Choose a group of the top level",
  },
  product_group_full: {
    ru: "В\u00A0группе есть товары или группы. Сначала перенесите их",
    en: "There are products or groups in it. Move them first",
  },
  product_archived: {
    ru: "Товар в\u00A0архиве. Верните его в\u00A0список или выберите другой",
    en: "The product is archived. Restore it or choose another",
  },
} satisfies Record<string, Text>;
