import type { Text } from "#db/values/text.ts";

export const fileRefusals = {
  file_empty: { ru: "В файле ничего нет", en: "There is nothing in the file" },
  file_kind: {
    ru: "Такие файлы не храним: возможны документы, таблицы, снимки, записи звонков, архивы zip. Программы и веб-страницы — нет",
    en: "Such files are not kept: documents, tables, pictures, recordings and zip archives are; programs and web pages are not",
  },
  file_name_lies: {
    ru: "Имя файла не сходится с тем, что внутри. Сохраните его с верным окончанием и приложите снова",
    en: "The file's name does not match what is inside. Save it with the right ending and attach it again",
  },
  file_ending_long: {
    ru: "У файла слишком длинное окончание после точки. Назовите его иначе и\u00A0приложите снова",
    en: "The ending after the dot is too long. Give the file another name and attach it again",
  },
  file_over_limit: {
    ru: "Файл больше 20 МБ. Сожмите его или разделите",
    en: "The file is over 20 MB. Compress or split it",
  },
} satisfies Record<string, Text>;
