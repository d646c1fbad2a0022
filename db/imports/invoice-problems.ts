import type { Text } from "#db/values/locale.ts";

const orEmpty: Text = {
  ru: "Исправьте номер или очистите ячейку: тогда платёж ляжет на счёт с самым ранним сроком",
  en: "Correct the number, or empty the cell: then the payment goes to the invoice with the earliest term",
};

/** What can be wrong with the invoice that a payment names. */
export const invoiceProblems = {
  invoice_unknown: {
    level: "error",
    label: { ru: "У клиента нет такого счёта", en: "The client has no such invoice" },
    remark: orEmpty,
  },
  invoice_ambiguous: {
    level: "error",
    label: { ru: "Счетов с таким номером несколько", en: "Several invoices have this number" },
    remark: {
      ru: "Это счета {about}. Очистите ячейку, а после загрузки разнесите платёж в карточке клиента",
      en: "They are {about}. Empty the cell, and lay the payment on its invoice in the client's card afterwards",
    },
  },
  invoice_refund: {
    level: "error",
    label: { ru: "Возврат денег не ложится на счёт", en: "Money given back lies on no invoice" },
    remark: {
      ru: "Очистите номер счёта: возврат запишем сам по себе",
      en: "Empty the number of the invoice: the refund is written by itself",
    },
  },
  invoice_short: {
    level: "warning",
    label: { ru: "Платёж больше, чем осталось по счёту", en: "The payment is more than the invoice lacks" },
    remark: {
      ru: "На счёт ляжет {about}, остальное станет авансом клиента",
      en: "{about} goes to the invoice, the rest is the client's advance",
    },
  },
} as const;
