import type { Text } from "#db/values/text.ts";

/** What stays after an erasure, and by which right. */
export const keptGrounds = {
  act: {
    label: { ru: "Номер акта и заглушка «Удалённое лицо № …»", en: "The number of the act and a stub" },
    why: {
      ru: "Ими доказывают, что данные уничтожены: 152-ФЗ, статья 21, часть 7",
      en: "They prove the destruction: 152-FZ, article 21, part 7",
    },
  },
  hashes: {
    label: {
      ru: "Необратимые отпечатки адресов и телефонов",
      en: "Irreversible hashes of addresses and phones",
    },
    why: {
      ru: "Чтобы не написать человеку снова после загрузки старого файла",
      en: "So that nobody writes to the person again after an old file is imported",
    },
  },
  figures: {
    label: { ru: "Даты, оценки и суммы без имени", en: "Dates, scores and sums without a name" },
    why: { ru: "Обезличены: по ним человека не узнать", en: "Anonymous: nobody is known by them" },
  },
  accounting: {
    label: {
      ru: "Покупки, счета и оплаты, без имени",
      en: "Purchases, invoices and payments, without a name",
    },
    why: {
      ru: "Документы учёта хранят пять лет: 402-ФЗ, статья 29",
      en: "Accounting documents are kept for five years: 402-FZ, article 29",
    },
  },
  namesake: {
    label: { ru: "Имя в записях о других клиентах", en: "The name in records of other clients" },
    why: {
      ru: "В базе есть полный тёзка: чужое имя стирать нельзя",
      en: "Somebody else in the base has the same name, which must not be erased",
    },
  },
  kin: {
    label: { ru: "Одна фамилия, без имени", en: "The surname alone" },
    why: {
      ru: "У того же клиента есть однофамилец: одна фамилия может быть его",
      en: "Somebody else at the same client has the same surname",
    },
  },
  files: {
    label: { ru: "Файлы в карточке клиента", en: "Files on the client's card" },
    why: {
      ru: "Внутрь файла программа не смотрит: откройте их и удалите те, где есть человек",
      en: "Files are not looked into: open them and delete those with the person in",
    },
  },
  company: {
    label: {
      ru: "Название клиента, в котором стоит фамилия",
      en: "The client's name in which the surname stands",
    },
    why: {
      ru: "Это имя организации или предпринимателя из открытого реестра",
      en: "It is the name of a company or trader of a public register",
    },
  },
} satisfies Record<string, { label: Text; why: Text }>;

export type KeptKey = keyof typeof keptGrounds;
