import type { Text } from "#db/values/text.ts";

export const agreementRefusals = {
  subject_taken: {
    ru: "Это уже обещано другому. Выберите другие дни или договоритесь с коллегой",
    en: "This is promised to somebody else already. Choose other days or settle it with the colleague",
  },
  subject_retired: {
    ru: "Этот предмет больше не предлагают. Выберите другой",
    en: "This is no longer offered. Choose another",
  },
  subject_exists: { ru: "Такой предмет уже есть в каталоге", en: "The catalogue has this already" },
  agreement_cancelled: {
    ru: "Договорённость отменена. Верните её, чтобы менять",
    en: "The agreement is called off. Reinstate it to change it",
  },
  agreement_not_cancelled: { ru: "Договорённость действует", en: "The agreement stands" },
  term_not_later: {
    ru: "Новый срок не позже прежнего. Чтобы закончить раньше, нажмите «Завершить»",
    en: "The new term is not later than the old one. To end it earlier press “End”",
  },
  term_not_earlier: {
    ru: "Этот день не раньше прежнего срока. Чтобы продлить, нажмите «Продлить»",
    en: "That day is not before the present term. To prolong press “Extend”",
  },
  contract_number: { ru: "Напишите номер договора", en: "Give the number of the contract" },
} satisfies Record<string, Text>;
