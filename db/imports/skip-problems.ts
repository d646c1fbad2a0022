/** Why a row stays out although nothing is wrong with it, what a key may miss, and what a spreadsheet has lost. */
export const skipProblems = {
  key_ambiguous: {
    level: "error",
    label: { ru: "Под этот ключ подходят несколько клиентов", en: "Several clients answer to this key" },
    remark: {
      ru: "Подходят: {about}. Добавьте в строку КПП или код либо выберите другой ключ",
      en: "They are: {about}. Add a KPP or a code to the row, or choose another key",
    },
  },
  rounded: {
    level: "warning",
    label: { ru: "Excel округлил длинное число", en: "Excel has rounded a long number" },
    remark: {
      ru: "Последних цифр в файле уже нет: сохраните столбец в Excel как текст и загрузите снова или впишите номер",
      en: "Its last digits are lost: save the column as text in Excel and upload again, or type the number",
    },
  },
  not_there: {
    level: "skip",
    label: { ru: "Такого клиента нет", en: "There is no such client" },
    remark: {
      ru: "Новых по вашей настройке не заводим: строку пропустим",
      en: "By your setting no new ones are made: the row is skipped",
    },
  },
  already_there: {
    level: "skip",
    label: { ru: "Такой клиент уже есть", en: "The client is there already" },
    remark: {
      ru: "Это «{about}». Прежних по вашей настройке не меняем: строку пропустим",
      en: "It is “{about}”. By your setting known ones stay as they are: the row is skipped",
    },
  },
  key_empty: {
    level: "skip",
    label: { ru: "Не по чему искать: ключ пуст", en: "Nothing to look by: the key is empty" },
    remark: { ru: "Строку пропустим", en: "The row is skipped" },
  },
  skipped: {
    level: "skip",
    label: { ru: "Решили пропустить", en: "Decided to skip" },
    remark: { ru: "Строку не загрузим", en: "The row stays out" },
  },
  undecided: {
    level: "skip",
    label: {
      ru: "Похож на клиента, и никто не решил, он ли это",
      en: "Looks like a client, and nobody decided",
    },
    remark: {
      ru: "Похож на «{about}». Решите и загрузите строку снова",
      en: "Looks like “{about}”. Decide, and load the row again",
    },
  },
  stopped: {
    level: "skip",
    label: { ru: "Загрузку остановили раньше этой строки", en: "The import was stopped before this row" },
    remark: { ru: "Строка не записана", en: "The row was not written" },
  },
} as const;
