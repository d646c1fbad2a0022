import type { Text } from "#db/values/locale.ts";

/** Why a file cannot be read as a table, in words that say what to do. */
export const fileFaults = {
  empty: { ru: "В файле нет ни одной строки с данными", en: "There is not a single row of data in the file" },
  too_large: { ru: "Файл больше 64 МБ. Разделите его на части", en: "The file is over 64 MB. Split it" },
  too_many_rows: {
    ru: "В файле больше 600 000 строк или 200 столбцов. Разделите его на части",
    en: "The file has more than 600,000 rows or 200 columns. Split it",
  },
  unpacks_too_large: {
    ru: "Файл распаковывается в слишком большой объём. Сохраните его в Excel заново или как CSV",
    en: "The file unpacks to an unreasonable size. Save it again in Excel, or as CSV",
  },
  damaged: {
    ru: "Файл повреждён. Откройте его в Excel и сохраните заново как .xlsx",
    en: "The file is damaged. Open it in Excel and save it again as .xlsx",
  },
  old_excel: {
    ru: "Это старый формат .xls. Откройте файл в Excel и сохраните как .xlsx",
    en: "This is the old .xls format. Open the file in Excel and save it as .xlsx",
  },
  open_document: {
    ru: "Это .ods. Откройте файл в своей программе и сохраните как .xlsx или .csv",
    en: "This is an .ods file. Open it and save it as .xlsx or .csv",
  },
  not_table: {
    ru: "Это не таблица. Подойдут файлы .xlsx, .csv и .tsv",
    en: "This is not a table. Use .xlsx, .csv or .tsv files",
  },
  too_slow: {
    ru: "Файл читается дольше 10 секунд. Разделите его на части или сохраните как CSV",
    en: "The file takes more than 10 seconds to read. Split it, or save it as CSV",
  },
} satisfies Record<string, Text>;

export type FileFaultCode = keyof typeof fileFaults;

/** The file was refused. Thrown by the readers; the code is kept with the import and shown to its author. */
export class FileFault extends Error {
  readonly code: FileFaultCode;

  constructor(code: FileFaultCode) {
    super(code);
    this.name = "FileFault";
    this.code = code;
  }
}
