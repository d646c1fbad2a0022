import { hasError, line, report, reportEmpty } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import type { Lookups } from "#db/imports/named.ts";
import { kopecksOf, parseMoney } from "#db/values/money.ts";
import { clientRefFields, clientRefs } from "../attached/client-fields.ts";
import { completeOwner } from "../attached/complete-owner.ts";
import { noClient } from "../attached/draft.ts";
import type { Columns } from "../kind.ts";
import { emptyPaper, type PaperDraft, paperFields } from "../papers/paper-fields.ts";
import { tellOfInvoice } from "./tell-invoice.ts";

export interface PaymentDraft extends PaperDraft {
  /** Kopecks; given back, below zero. */
  amount: number | null;
  givenBack: boolean;
  /** Number of the invoice of the same client that it pays. */
  invoice: string | null;
}

export const emptyPayment = (rowNo: number): PaymentDraft => ({
  ...{ rowNo, problems: [], unknown: [], empty: [], client: noClient() },
  ...emptyPaper,
  ...{ amount: null, givenBack: false, invoice: null },
});

const BACK = /^(?:возврат|вернули|расход|списание|return|refund|out)/i;
const CAME = /^(?:оплата|платеж|платёж|поступление|приход|payment|in$)/i;

/** A spreadsheet writes 0.1 + 0.2 as it counts it: such a tail is no part of the sum. */
const amountOf = (text: string) =>
  parseMoney(text) ??
  (/^-?\d+[.,]\d{3,}$/.test(text) && /0{4}|9{4}/.test(text)
    ? kopecksOf(Number(text.replace(",", ".")))
    : null);

export const paymentFields = {
  ...clientRefFields,
  // Before the number of the payment itself: «invoice no» of a payment is that of its invoice.
  invoice: {
    label: { ru: "Какой счёт оплачен: номер", en: "Invoice that is paid: number" },
    many: false,
    guess: bySigns({
      exact: [
        "счет",
        "номер счета",
        "№ счета",
        "счет №",
        "счет на оплату",
        "по счету",
        "по счету №",
        "оплата по счету",
        "оплаченный счет",
        "invoice",
        "invoiceno",
        "invoice no",
        "invoice number",
      ],
      part: /(^| )(счет|invoice)/,
      not: /расч|корр|банк|лиц|получател|плательщик|фактур|дата|date|account/,
    }),
    read: (cell) => {
      cell.draft.invoice =
        line(cell)
          .replace(/^(?:№|N)\s*/i, "")
          .slice(0, 100) || null;
    },
  },
  ...paperFields,
  amount: {
    label: { ru: "Сумма платежа", en: "Amount" },
    many: false,
    guess: bySigns({
      exact: [
        "сумма",
        "сумма платежа",
        "сумма оплаты",
        "оплата",
        "оплачено",
        "поступление",
        "amount",
        "sum",
        "paid",
        "total",
      ],
      part: /сумм|оплат|amount/,
      not: /ндс|vat|назначен|дата|номер/,
      looks: (value) => amountOf(value) !== null,
    }),
    read: (cell) => {
      cell.draft.amount = amountOf(cell.text);
      if (cell.draft.amount === null || cell.draft.amount === 0) report(cell, "amount_wrong");
    },
  },
  back: {
    label: { ru: "Платёж или возврат денег", en: "Payment or refund" },
    many: false,
    values: [
      { ru: "Платёж", en: "Payment" },
      { ru: "Возврат", en: "Refund" },
    ],
    guess: bySigns({
      exact: ["операция", "вид операции", "тип", "тип операции", "приход расход", "возврат", "operation"],
      looks: (value) => BACK.test(value) || CAME.test(value),
    }),
    read: (cell) => {
      if (BACK.test(cell.text)) cell.draft.givenBack = true;
      else if (!CAME.test(cell.text)) report(cell, "returns_unknown");
    },
  },
} satisfies Record<string, ImportField<PaymentDraft>>;

/** What follows from several cells of a payment together. */
export function completePayment(draft: PaymentDraft, columns: Columns, lookups: Lookups): void {
  completeOwner(draft, columns, lookups);
  const column = (field: string) => columns.mapping.indexOf(field);
  const told = (field: string) => draft.problems.some((problem) => problem.column === column(field));
  if (!draft.day && !told("day")) reportEmpty(draft, "day_missing", column("day"));
  if (draft.amount === null && !told("amount")) reportEmpty(draft, "amount_wrong", column("amount"));
  if (!hasError(draft) && draft.givenBack && draft.amount !== null) draft.amount = -Math.abs(draft.amount);
  if (draft.invoice && draft.amount !== null && draft.amount < 0)
    tellOfInvoice(draft, "invoice_refund", column("invoice"));
}

export const paymentNeeds = [
  { anyOf: clientRefs, code: "import_needs_client" },
  { anyOf: ["day"], code: "import_needs_day" },
  { anyOf: ["amount"], code: "import_needs_amount" },
] as const;
