import { LARGEST, LONGEST_TEXT, MOST_CHOICES, MOST_FIELDS } from "#db/fields/limits.ts";
import type { Text } from "#db/values/text.ts";

const largest = { ru: LARGEST.toLocaleString("ru-RU"), en: LARGEST.toLocaleString("en-GB") };

export const fieldRefusals = {
  field_number: {
    ru: `Нужно число не больше ${largest.ru}, до четырёх знаков после запятой: 1 234,5`,
    en: `A number up to ${largest.en} with at most four decimals: 1,234.5`,
  },
  field_date: { ru: "Нужна дата: 31.12.2026", en: "A date is needed: 31.12.2026" },
  field_yes_no: { ru: "Нужно «да» или «нет»", en: "It must be yes or no" },
  field_choice: {
    ru: "Такого значения в списке нет. Выберите из списка или добавьте его в настройках поля",
    en: "The list has no such value. Choose one of it, or add it in the settings of the field",
  },
  field_text_long: {
    ru: `Строка длиннее ${LONGEST_TEXT} знаков. Сократите`,
    en: `Longer than ${LONGEST_TEXT} characters. Shorten it`,
  },
  field_blank: {
    ru: "Здесь одни пробелы. Напишите значение",
    en: "There are only spaces here. Write a value",
  },
  field_required: {
    ru: "Это поле обязательное: оставить его пустым нельзя",
    en: "This field is required: it cannot be left empty",
  },
  field_archived: {
    ru: "Поле убрали в архив. Обновите страницу",
    en: "The field was archived. Reload the page",
  },
  field_name_taken: {
    ru: "Поле с таким названием уже есть",
    en: "There is a field of this name already",
  },
  field_many: {
    ru: `Полей может быть не больше ${MOST_FIELDS}. Уберите лишние в архив`,
    en: `There can be ${MOST_FIELDS} fields at most. Archive those that nobody needs`,
  },
  field_choices_needed: {
    ru: "Добавьте хотя бы одно значение, из которого выбирать",
    en: "Add at least one value to choose from",
  },
  field_choices_many: {
    ru: `Значений может быть не больше ${MOST_CHOICES}`,
    en: `There can be ${MOST_CHOICES} values at most`,
  },
  field_choice_twice: {
    ru: "Одно и то же значение стоит дважды",
    en: "The same value stands there twice",
  },
  field_choice_lost: {
    ru: "Значение нельзя удалить: снимите его с выбора, и оно останется у тех клиентов, где уже стоит",
    en: "A value cannot be deleted: retire it, and it stays with the clients that have it",
  },
} satisfies Record<string, Text>;
