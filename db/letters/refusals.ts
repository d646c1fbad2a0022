import type { Text } from "#db/values/text.ts";

export const letterRefusals = {
  letter_address: {
    ru: "Этого адреса у клиента больше нет. Выберите другой",
    en: "The client has this address no more. Choose another",
  },
  letter_stopped: {
    ru: "На этот адрес писать нельзя: он в стоп-листе. Позвоните или выберите другой",
    en: "This address must not be written to: it is on the stop list. Call, or choose another",
  },
  letter_tags: {
    ru: "В письме есть метка, которой нет. Исправьте то, что стоит в двойных скобках",
    en: "The letter has a tag that does not exist. Mend what stands in double braces",
  },
  template_name_taken: {
    ru: "Шаблон с таким названием уже есть. Назовите иначе",
    en: "There is a template of this name already. Call it otherwise",
  },
} satisfies Record<string, Text>;
