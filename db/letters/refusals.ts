import type { Text } from "#db/values/text.ts";

export const letterRefusals = {
  letter_address: {
    ru: "Этого адреса у клиента больше нет. Выберите другой",
    en: "The client has this address no more. Choose another",
  },
  letter_blank: {
    ru: "После подстановки здесь ничего не осталось: у клиента не заполнено то, что стоит в метке. Напишите словами",
    en: "Nothing is left here once the tags are filled: the client lacks what the tag stands for. Write it in words",
  },
  letter_long: {
    ru: "После подстановки меток текст вышел слишком длинным. Уберите часть меток или сократите",
    en: "With its tags filled the text is too long. Remove some of the tags, or shorten it",
  },
  letter_many: {
    ru: "За час отправлено 60 писем — это предел. Подождите час; многим сразу пишите рассылкой",
    en: "60 letters have been sent within an hour, which is the limit. Wait an hour; write to many by a mailing",
  },
  letter_stopped: {
    ru: "На этот адрес писать нельзя: он в стоп-листе. Позвоните или выберите другой",
    en: "This address must not be written to: it is on the stop list. Call, or choose another",
  },
  letter_tags: {
    ru: "Таких меток нет: {pieces}. Исправьте их или уберите",
    en: "There are no such tags: {pieces}. Mend them or take them out",
  },
  template_name_taken: {
    ru: "Шаблон с таким названием уже есть. Назовите иначе",
    en: "There is a template of this name already. Call it otherwise",
  },
} satisfies Record<string, Text>;
