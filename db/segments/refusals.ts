import type { Text } from "#db/values/text.ts";

export const segmentRefusals = {
  segment_field: {
    ru: "Такого поля у клиента нет. Выберите поле из списка",
    en: "A client has no such field. Choose one from the list",
  },
  segment_operator: {
    ru: "Об этом поле так не спросить. Выберите условие из списка",
    en: "This cannot be asked of the field. Choose a condition from the list",
  },
  segment_value: {
    ru: "Выберите хотя бы одно значение",
    en: "Choose at least one value",
  },
  segment_choice: {
    ru: "Такого значения у поля нет. Выберите из списка",
    en: "The field has no such value. Choose from the list",
  },
  segment_text: {
    ru: "Напишите слово или часть слова, до 100\u00A0знаков",
    en: "Write a word or a part of one, 100 characters at most",
  },
  segment_measure: {
    ru: "Напишите число не\u00A0меньше нуля и\u00A0число месяцев от\u00A01 до\u00A0120",
    en: "Write a number of zero or more and a number of months from 1 to 120",
  },
  segment_days: {
    ru: "Напишите число дней от 1 до 3650",
    en: "Write a number of days from 1 to 3650",
  },
  segment_date: { ru: "Выберите день", en: "Choose a day" },
  segment_date_far: {
    ru: "Слишком далёкий день. Выберите день с\u00A01900 по\u00A02099\u00A0год",
    en: "The day is too far away. Choose one between 1900 and 2099",
  },
  segment_unreadable: {
    ru: "Условия сегмента не\u00A0читаются. Откройте его и\u00A0задайте их заново",
    en: "The conditions of the segment cannot be read. Open it and set them anew",
  },
  segment_extra_value: {
    ru: "Этому условию значение не нужно. Уберите его",
    en: "This condition takes no value. Remove it",
  },
  segment_empty_group: {
    ru: "В группе нет условий. Добавьте условие или уберите группу",
    en: "The group has no conditions. Add one or remove the group",
  },
  segment_too_deep: {
    ru: "Групп внутри групп слишком много: не больше четырёх уровней",
    en: "Too many groups within groups: four levels at most",
  },
  segment_too_many: {
    ru: "Условий слишком много: не больше пятидесяти",
    en: "Too many conditions: fifty at most",
  },
  tags_many: { ru: "Меток слишком много: не больше двадцати", en: "Too many tags: twenty at most" },
  tag_long: {
    ru: "Метка слишком длинная: не больше 40\u00A0знаков. Метки разделяйте запятой",
    en: "A tag is too long: 40 characters at most. Part tags by commas",
  },
  segment_fixed: {
    ru: "Это список: в\u00A0нём те, кого в\u00A0него добавили. Условий у\u00A0него нет",
    en: "This is a list: it holds those who were put on it. It has no conditions",
  },
  segment_archived: {
    ru: "Сегмент в архиве. Верните его, чтобы менять",
    en: "The segment is archived. Restore it to change it",
  },
} satisfies Record<string, Text>;
