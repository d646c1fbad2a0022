import type { Text } from "#db/values/locale.ts";

interface Problem {
  level: "error" | "warning";
  /** `{about}` is the other side: a client's name or a row number. */
  label: Text;
}

/** Everything that can be wrong with a cell or a row. An error keeps the row out; a warning does not. */
export const problems = {
  name_missing: {
    level: "error",
    label: { ru: "Нет названия: карточку не завести", en: "No name: there is nothing to call the card" },
  },
  inn_format: {
    level: "error",
    label: { ru: "ИНН — это 10 или 12 цифр", en: "ИНН has 10 or 12 digits" },
  },
  twice_in_file: {
    level: "error",
    label: {
      ru: "Этот же клиент уже был в строке {about}",
      en: "The same client already stands in row {about}",
    },
  },
  not_yours: {
    level: "error",
    label: {
      ru: "Клиент «{about}» уже есть, но менять его можете не вы",
      en: "The client “{about}” exists, but you may not change it",
    },
  },
  archived: {
    level: "error",
    label: { ru: "Клиент «{about}» в архиве", en: "The client “{about}” is archived" },
  },
  inn_checksum: {
    level: "warning",
    label: {
      ru: "Контрольная цифра ИНН не сходится: проверьте последние две",
      en: "The ИНН check digit does not match: look at the last two",
    },
  },
  inn_padded: {
    level: "warning",
    label: { ru: "Вернули ноль в начале ИНН", en: "The leading zero of ИНН was put back" },
  },
  inn_not_number: {
    level: "warning",
    label: { ru: "В столбце ИНН не число: не загрузим", en: "Not a number in the ИНН column: left out" },
  },
  kpp_format: {
    level: "warning",
    label: { ru: "Это не КПП: сохраним в примечании", en: "Not a КПП: kept in the note" },
  },
  ogrn_format: {
    level: "warning",
    label: {
      ru: "Это не ОГРН (возможно, свидетельство): сохраним в примечании",
      en: "Not an ОГРН (a certificate, perhaps): kept in the note",
    },
  },
  ogrn_checksum: {
    level: "warning",
    label: {
      ru: "Контрольная цифра ОГРН не сходится: сохраним в примечании",
      en: "The ОГРН check digit does not match: kept in the note",
    },
  },
  phone_unknown: {
    level: "warning",
    label: { ru: "Не похоже на телефон: сохраним в примечании", en: "Not a phone: kept in the note" },
  },
  phone_local: {
    level: "warning",
    label: { ru: "Телефон без кода города: загрузим как есть", en: "No area code: loaded as it is" },
  },
  email_unknown: {
    level: "warning",
    label: { ru: "Не похоже на почту: сохраним в примечании", en: "Not an e-mail: kept in the note" },
  },
  email_odd: {
    level: "warning",
    label: { ru: "На такой адрес письмо не дойдёт", en: "A letter will not reach this address" },
  },
  email_repeated: {
    level: "warning",
    label: {
      ru: "Эта почта стоит в строке дважды: запишем один раз",
      en: "The same e-mail twice: written once",
    },
  },
  site_unknown: {
    level: "warning",
    label: { ru: "Не похоже на сайт: сохраним в примечании", en: "Not a site: kept in the note" },
  },
  person_unknown: {
    level: "warning",
    label: { ru: "Не похоже на имя: сохраним в примечании", en: "Not a name: kept in the note" },
  },
  words_dropped: {
    level: "warning",
    label: {
      ru: "Здесь нет ни номера, ни адреса: не загрузим",
      en: "Neither a number nor an address: left out",
    },
  },
  filler: {
    level: "warning",
    label: {
      ru: "Этот текст стоит сразу в нескольких столбцах: считаем, что ячейка пуста",
      en: "The same text stands in several columns: the cell counts as empty",
    },
  },
  value_unknown: {
    level: "warning",
    label: {
      ru: "Такого значения у нас нет: сохраним в примечании",
      en: "We have no such value: kept in the note",
    },
  },
  staff_unknown: {
    level: "warning",
    label: {
      ru: "Не нашли такого сотрудника: клиент останется без ответственного",
      en: "No such colleague: the client stays without an owner",
    },
  },
  staff_ambiguous: {
    level: "warning",
    label: {
      ru: "Таких сотрудников несколько: допишите имя. Клиент останется без ответственного",
      en: "Several colleagues match: add the first name. The client stays without an owner",
    },
  },
  cut_long: {
    level: "warning",
    label: { ru: "Текст длиннее допустимого: обрезали", en: "The text is too long: it was cut" },
  },
  same_inn: {
    level: "warning",
    label: { ru: "Тот же ИНН у клиента «{about}»", en: "The same ИНН as the client “{about}”" },
  },
  same_inn_in_file: {
    level: "warning",
    label: { ru: "Тот же ИНН в строке {about}", en: "The same ИНН in row {about}" },
  },
  renamed: {
    level: "warning",
    label: {
      ru: "У нас он называется «{about}»: переименуем",
      en: "We call it “{about}”: it will be renamed",
    },
  },
} satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** One trouble of one row. */
export interface RowProblem {
  column: number | null;
  code: ProblemCode;
  level: "error" | "warning";
  value: string;
  /** The other side of the trouble: a client's name, a row number. */
  about?: string;
  clientId?: string;
}

/** Rows that look like a client known already: a list of their own on the page. */
export const duplicateCodes: readonly ProblemCode[] = ["twice_in_file", "same_inn", "same_inn_in_file"];
