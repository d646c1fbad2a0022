import type { Text } from "#db/values/locale.ts";

const staysOut: Text = {
  ru: "Исправьте ячейку, иначе строка не войдёт",
  en: "Correct the cell, or the row stays out",
};

/** What can be wrong with a row that belongs to a client: whose it is, when it was, how much. */
export const attachedProblems = {
  client_missing: {
    level: "error",
    label: { ru: "Не сказано, чей это клиент", en: "No client named" },
    remark: {
      ru: "Впишите клиента или выберите над проверкой, на кого записать строки без него",
      en: "Name the client, or choose in the columns whose the rows without one are",
    },
  },
  client_unknown: {
    level: "skip",
    label: { ru: "Такого клиента нет в базе", en: "No such client in the base" },
    remark: {
      ru: "Поправьте ячейку или решите: завести его или пропустить строки",
      en: "Correct the cell, or decide: make the client or skip its rows",
    },
  },
  client_made: {
    level: "warning",
    label: { ru: "Заведём нового клиента", en: "A new client will be made" },
    remark: {
      ru: "Его нет в базе, и вы решили завести",
      en: "It is not in the base, and you chose to make it",
    },
  },
  client_ambiguous: {
    level: "error",
    label: { ru: "Подходят несколько клиентов", en: "Several clients answer" },
    remark: {
      ru: "Подходят: {about}. Впишите название точнее или добавьте столбец с кодом либо ИНН",
      en: "They are: {about}. Write the name more exactly, or add a column with the code or the INN",
    },
  },
  client_not_yours: {
    level: "error",
    label: { ru: "Этого клиента ведёте не вы", en: "The client is not yours" },
    remark: {
      ru: "Клиента «{about}» менять вам нельзя: передайте строку его ответственному",
      en: "The client “{about}” is not for you to change: hand the row to its owner",
    },
  },
  client_inn_format: {
    level: "error",
    label: { ru: "ИНН — это 10 или 12 цифр", en: "INN has 10 or 12 digits" },
    remark: staysOut,
  },
  day_wrong: { level: "error", label: { ru: "Это не дата", en: "Not a date" }, remark: staysOut },
  day_missing: { level: "error", label: { ru: "Нет даты", en: "No date" }, remark: staysOut },
  day_ahead: {
    level: "error",
    label: { ru: "Дата ещё не наступила", en: "The date is still to come" },
    remark: staysOut,
  },
  goods_missing: {
    level: "error",
    label: { ru: "Не сказано, какой товар", en: "No product named" },
    remark: staysOut,
  },
  quantity_wrong: {
    level: "error",
    label: { ru: "Количество не разобрать", en: "The quantity cannot be read" },
    remark: {
      ru: "Нужно число, не ноль, до трёх знаков после запятой",
      en: "A number other than zero, with three decimals at most",
    },
  },
  price_wrong: {
    level: "error",
    label: { ru: "Цену не разобрать", en: "The price cannot be read" },
    remark: staysOut,
  },
  price_rounded: {
    level: "warning",
    label: { ru: "В цене больше четырёх знаков", en: "The price has more than four decimals" },
    remark: { ru: "Округлим до четырёх знаков после запятой", en: "Rounded to four decimals" },
  },
  price_negative: {
    level: "warning",
    label: { ru: "Цена меньше нуля", en: "The price is below zero" },
    remark: {
      ru: "Загрузим как есть: строка уменьшит сумму",
      en: "Loaded as it is: the line lowers the sum",
    },
  },
  sum_wrong: {
    level: "error",
    label: { ru: "Сумму не разобрать", en: "The sum cannot be read" },
    remark: staysOut,
  },
  sum_differs: {
    level: "warning",
    label: { ru: "Сумма не равна цене, умноженной на количество", en: "The sum is not price times quantity" },
    remark: {
      ru: "Запишем цену и количество: сумму сосчитаем по ним. Скидку ищите в цене",
      en: "Price and quantity are kept and the sum follows from them. Look for a discount in the price",
    },
  },
  returns_unknown: {
    level: "error",
    label: { ru: "Продажа это или возврат?", en: "A sale or a return?" },
    remark: staysOut,
  },
  amount_wrong: {
    level: "error",
    label: { ru: "Сумму платежа не разобрать", en: "The amount cannot be read" },
    remark: staysOut,
  },
  order_partly: {
    level: "error",
    label: { ru: "Другая строка этой покупки не входит", en: "Another line of this purchase stays out" },
    remark: {
      ru: "Покупка входит целиком или никак: смотрите строку {about}",
      en: "A purchase comes whole or not at all: see row {about}",
    },
  },
  paper_known: {
    level: "skip",
    label: { ru: "Такой документ уже есть", en: "The document is there already" },
    remark: {
      ru: "Документ «{about}» этого клиента уже записан: второй раз не запишем",
      en: "“{about}” of this client is there: it is not written twice",
    },
  },
  talk_known: {
    level: "skip",
    label: { ru: "Такая запись уже есть", en: "It is written down already" },
    remark: { ru: "То же самое уже в ленте клиента", en: "The very same stands in the client's timeline" },
  },
  talk_twice: {
    level: "skip",
    label: { ru: "Эта же запись стоит в файле выше", en: "The same stands above in the file" },
    remark: { ru: "Запишем один раз", en: "Written once" },
  },
  talk_kind_unknown: {
    level: "warning",
    label: { ru: "Не поняли: звонок, встреча, письмо?", en: "A call, a meeting, a letter?" },
    remark: { ru: "Запишем заметкой", en: "Written down as a note" },
  },
  text_missing: {
    level: "error",
    label: { ru: "Не сказано, о чём говорили", en: "Nothing was said" },
    remark: staysOut,
  },
  person_missing: {
    level: "error",
    label: { ru: "Нет имени человека", en: "No name of the person" },
    remark: staysOut,
  },
} as const;
