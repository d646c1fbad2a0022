import type { Text } from "#db/values/locale.ts";
import { attachedProblems } from "./attached-problems.ts";
import { baseProblems } from "./base-problems.ts";
import { invoiceProblems } from "./invoice-problems.ts";
import { ownProblems } from "./own-problems.ts";
import { skipProblems } from "./skip-problems.ts";

/** An error keeps the row out until it is mended, `skip` because of the settings or a decision; a warning does not. */
type Level = "error" | "skip" | "warning";

interface Problem {
  level: Level;
  /** What is wrong: the heading of its kind. */
  label: Text;
  /** What becomes of the row or cell, and what to do. `{about}` is the other side: a client's name or a row number. */
  remark: Text;
}

const keptInNote: Text = {
  ru: "Сохраним в примечании как есть",
  en: "Kept in the note as it stands",
};
const withoutOwner: Text = {
  ru: "Клиент останется без ответственного, имя запишем в примечание",
  en: "The client stays without an owner; the name is kept in the note",
};

/** Everything that can be wrong with a cell or a row. */
export const problems = {
  ...skipProblems,
  ...baseProblems,
  ...attachedProblems,
  ...invoiceProblems,
  ...ownProblems,
  name_missing: {
    level: "error",
    label: { ru: "Нет названия", en: "No name" },
    remark: {
      ru: "Впишите название, иначе карточку не завести",
      en: "Write the name: there is nothing to call the card",
    },
  },
  name_of_person: {
    level: "warning",
    label: { ru: "Названия нет, но есть контактное лицо", en: "No name, but a contact person" },
    remark: { ru: "Возьмём имя контактного лица", en: "The name of the contact person is taken" },
  },
  name_lone_quote: {
    level: "warning",
    label: { ru: "В названии кавычка без пары", en: "A quote without its pair in the name" },
    remark: {
      ru: "Загрузим как есть. Проверьте название",
      en: "Loaded as it is. Look at the name",
    },
  },
  name_long: {
    level: "error",
    label: { ru: "Название длиннее 300 знаков", en: "The name is longer than 300 characters" },
    remark: {
      ru: "Сократите до 300 знаков, иначе строка не войдёт",
      en: "Shorten it to 300 at most, or the row stays out",
    },
  },
  inn_format: {
    level: "error",
    label: { ru: "ИНН — это 10 или 12 цифр", en: "INN has 10 or 12 digits" },
    remark: {
      ru: "Исправьте ИНН или сотрите его, иначе строка не войдёт",
      en: "Correct the INN or empty the cell, or the row stays out",
    },
  },
  inn_checksum: {
    level: "warning",
    label: { ru: "Контрольная цифра ИНН не сходится", en: "The INN check digit does not match" },
    remark: {
      ru: "Загрузим с пометкой. Проверьте последние две цифры",
      en: "Loaded with a mark. Look at the last two digits",
    },
  },
  inn_padded: {
    level: "warning",
    label: { ru: "В начале ИНН потерялся ноль", en: "INN has lost its leading zero" },
    remark: { ru: "Ноль вернём", en: "The zero is put back" },
  },
  inn_not_number: {
    level: "warning",
    label: { ru: "В столбце ИНН не число", en: "Not a number in the INN column" },
    remark: { ru: "Не загрузим: клиент войдёт без ИНН", en: "Left out: the client comes without INN" },
  },
  kpp_format: { level: "warning", label: { ru: "Это не КПП", en: "Not a KPP" }, remark: keptInNote },
  ogrn_format: {
    level: "warning",
    label: { ru: "Это не ОГРН (возможно, свидетельство)", en: "Not an OGRN (a certificate, perhaps)" },
    remark: keptInNote,
  },
  ogrn_checksum: {
    level: "warning",
    label: { ru: "Контрольная цифра ОГРН не сходится", en: "The OGRN check digit does not match" },
    remark: keptInNote,
  },
  phone_unknown: {
    level: "warning",
    label: { ru: "Не похоже на телефон", en: "Not a phone" },
    remark: keptInNote,
  },
  phone_local: {
    level: "warning",
    label: { ru: "Телефон без кода города", en: "A phone without its area code" },
    remark: {
      ru: "Загрузим как есть. Код допишите в карточке",
      en: "Loaded as it is. Add the code in the card",
    },
  },
  email_unknown: {
    level: "warning",
    label: { ru: "Не похоже на почту", en: "Not an e-mail" },
    remark: keptInNote,
  },
  email_odd: {
    level: "warning",
    label: { ru: "На такой адрес письмо не дойдёт", en: "A letter will not reach this address" },
    remark: {
      ru: "Загрузим как есть. Уточните адрес у клиента",
      en: "Loaded as it is. Ask the client for the right one",
    },
  },
  email_repeated: {
    level: "warning",
    label: { ru: "Эта почта стоит в строке дважды", en: "The same e-mail twice in the row" },
    remark: { ru: "Запишем один раз", en: "Written once" },
  },
  site_unknown: {
    level: "warning",
    label: { ru: "Не похоже на сайт", en: "Not a site" },
    remark: keptInNote,
  },
  person_unknown: {
    level: "warning",
    label: { ru: "Не похоже на имя", en: "Not a name" },
    remark: keptInNote,
  },
  words_dropped: {
    level: "warning",
    label: { ru: "Телефон не разобран", en: "A phone that cannot be read" },
    remark: { ru: "Эту ячейку не загрузим", en: "This cell is left out" },
  },
  value_dropped: {
    level: "warning",
    label: { ru: "Ячейка не разобрана", en: "A cell that cannot be read" },
    remark: { ru: "Эту ячейку не загрузим", en: "This cell is left out" },
  },
  filler: {
    level: "warning",
    label: {
      ru: "Этот текст стоит сразу в нескольких столбцах",
      en: "The same text stands in several columns",
    },
    remark: { ru: "Считаем, что ячейка пуста", en: "The cell counts as empty" },
  },
  value_unknown: {
    level: "warning",
    label: { ru: "Такого значения у нас нет", en: "We have no such value" },
    remark: keptInNote,
  },
  staff_unknown: {
    level: "warning",
    label: { ru: "Не нашли такого сотрудника", en: "No such colleague" },
    remark: withoutOwner,
  },
  staff_ambiguous: {
    level: "warning",
    label: {
      ru: "Таких сотрудников несколько: допишите имя",
      en: "Several colleagues match: add the first name",
    },
    remark: withoutOwner,
  },
  cut_long: {
    level: "warning",
    label: { ru: "Текст длиннее допустимого", en: "The text is too long" },
    remark: { ru: "Конец текста отрежем", en: "Its end is cut off" },
  },
  stray_quote: {
    level: "warning",
    label: { ru: "Лишняя или незакрытая кавычка", en: "A stray quote" },
    remark: {
      ru: "Прочитали её как обычный знак. Сверьте строку с файлом",
      en: "Read as a plain sign. Compare the row with the file",
    },
  },
} satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** One trouble of one row. */
export interface RowProblem {
  column: number | null;
  code: ProblemCode;
  level: Level;
  value: string;
  /** The other side of the trouble: a client's name, a row number. */
  about?: string;
  clientId?: string;
}

/** Rows that look like a client known already: a list of their own on the page. */
export const duplicateCodes: readonly ProblemCode[] = ["twice_in_file", "same_inn", "same_inn_in_file"];

/** Found while the file was read: what stands in the cells does not tell it any more. */
export const readingCodes: readonly ProblemCode[] = ["stray_quote"];
