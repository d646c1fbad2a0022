import type { Text } from "#db/values/text.ts";

export const importRefusals = {
  import_running: { ru: "Загрузка уже идёт", en: "The import is already running" },
  import_needs_name: {
    ru: "Укажите столбец с названием клиента",
    en: "Choose the column with the client's name",
  },
  import_needs_client: {
    ru: "Укажите столбец, по которому узнать клиента: код, ИНН, название, телефон или почту",
    en: "Choose a column that tells the client: code, INN, name, phone or e-mail",
  },
  import_needs_day: { ru: "Укажите столбец с датой", en: "Choose the column with the date" },
  import_needs_goods: {
    ru: "Укажите столбец с товаром: артикул или название",
    en: "Choose the column with the product: its code or name",
  },
  import_needs_price: {
    ru: "Укажите столбец с ценой или с суммой строки",
    en: "Choose the column with the price or with the line total",
  },
  import_needs_amount: { ru: "Укажите столбец с суммой платежа", en: "Choose the column with the amount" },
  import_needs_text: {
    ru: "Укажите столбец с тем, о чём говорили",
    en: "Choose the column with what was said",
  },
  import_needs_person: {
    ru: "Укажите столбец с именем человека",
    en: "Choose the column with the person's name",
  },
  import_column_twice: {
    ru: "Два столбца ведут в одно поле. Оставьте один",
    en: "Two columns go to one field. Keep one of them",
  },
  import_not_undoable: { ru: "Эту загрузку уже нельзя отменить", en: "This import can no longer be undone" },
  import_key_not_mapped: {
    ru: "Ключ, по которому искать, не загружается: выберите для него столбец или другой ключ",
    en: "The key to look by is not loaded: choose a column for it, or another key",
  },
  template_exists: {
    ru: "Шаблон с таким названием уже есть: назовите иначе",
    en: "There is a template of this name: choose another",
  },
  import_file_gone: {
    ru: "Сам файл уже не хранится: загрузите его заново",
    en: "The file itself is no longer kept: upload it again",
  },
  import_too_many_fixes: {
    ru: "Исправлений больше 5 000. Поправьте файл и загрузите его заново",
    en: "More than 5,000 fixes. Correct the file and upload it again",
  },
} satisfies Record<string, Text>;
