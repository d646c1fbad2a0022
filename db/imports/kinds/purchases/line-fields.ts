import { line, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import { parseMoney } from "#db/values/money.ts";
import { PRICE_PLACES, parseDecimal, QUANTITY_PLACES } from "#db/values/unit-price.ts";
import { clientRefFields } from "../attached/client-fields.ts";
import { noClient } from "../attached/draft.ts";
import { emptyPaper, type PaperDraft, paperFields } from "../papers/paper-fields.ts";

/** One line of a purchase or a return. */
export interface LineDraft extends PaperDraft {
  code: string | null;
  goods: string | null;
  /** Decimals as text; below zero for what came back. */
  quantity: string | null;
  price: string | null;
  /** Kopecks of the line, where the file tells them. */
  sum: number | null;
  comesBack: boolean;
}

export const emptyLine = (rowNo: number): LineDraft => ({
  ...{ rowNo, problems: [], unknown: [], empty: [], client: noClient() },
  ...emptyPaper,
  ...{ code: null, goods: null, quantity: null, price: null, sum: null, comesBack: false },
});

const isNumber = (value: string) => parseDecimal(value, 6) !== null;
const RETURNS = /^(?:возврат|вернул|сторно|return|refund|cancel|credit|да|yes|1|\+)/i;
const SALES = /^(?:продажа|покупка|реализация|отгрузка|sale|purchase|нет|no|0)/i;

export const lineFields = {
  ...clientRefFields,
  ...paperFields,
  code: {
    label: { ru: "Товар: артикул", en: "Product: code" },
    many: false,
    guess: bySigns({
      exact: [
        "артикул",
        "код товара",
        "код номенклатуры",
        "арт",
        "sku",
        "stockcode",
        "stock code",
        "product code",
      ],
      part: /артикул|код товар|stock ?code|product (code|id)/,
    }),
    read: (cell) => {
      cell.draft.code = line(cell).slice(0, 100);
    },
  },
  goods: {
    label: { ru: "Товар: название", en: "Product: name" },
    many: false,
    guess: bySigns({
      exact: [
        "товар",
        "номенклатура",
        "наименование",
        "название",
        "наименование товара",
        "название товара",
        "услуга",
        "товар услуга",
        "description",
        "product",
        "product name",
        "item",
      ],
      part: /товар|номенклатур|услуг|product|item/,
      not: /код|артикул|групп|кол|цен|сумм|клиент|код/,
    }),
    read: (cell) => {
      cell.draft.goods = line(cell).slice(0, 300);
    },
  },
  quantity: {
    label: { ru: "Количество", en: "Quantity" },
    many: false,
    guess: bySigns({
      exact: ["количество", "кол во", "кол", "колво", "штук", "шт", "quantity", "qty"],
      part: /кол-? ?во|количеств|quantity/,
      looks: isNumber,
    }),
    read: (cell) => {
      cell.draft.quantity = parseDecimal(cell.text, QUANTITY_PLACES);
      if (cell.draft.quantity === null || cell.draft.quantity === "0") report(cell, "quantity_wrong");
    },
  },
  price: {
    label: { ru: "Цена за единицу", en: "Unit price" },
    many: false,
    guess: bySigns({
      exact: ["цена", "цена за единицу", "цена руб", "цена за шт", "price", "unitprice", "unit price"],
      part: /цена|price/,
      not: /сумм|total|закуп/,
      looks: isNumber,
    }),
    read: (cell) => {
      const { draft, text } = cell;
      const longer = parseDecimal(text, 15);
      draft.price = parseDecimal(text, PRICE_PLACES) ?? (longer && Number(longer).toFixed(PRICE_PLACES));
      if (draft.price === null) report(cell, "price_wrong");
      else if (parseDecimal(text, PRICE_PLACES) === null) report(cell, "price_rounded");
      if (draft.price?.startsWith("-")) report(cell, "price_negative");
    },
  },
  sum: {
    label: { ru: "Сумма строки", en: "Line total" },
    many: false,
    guess: bySigns({
      exact: ["сумма", "сумма строки", "сумма руб", "стоимость", "итого", "total", "amount", "line total"],
      part: /сумм|стоимост|amount|total/,
      not: /ндс|vat|скидк|оплат/,
      looks: (value) => parseMoney(value) !== null,
    }),
    read: (cell) => {
      cell.draft.sum = parseMoney(cell.text);
      if (cell.draft.sum === null) report(cell, "sum_wrong");
    },
  },
  returns: {
    label: { ru: "Продажа или возврат", en: "Sale or return" },
    many: false,
    values: [
      { ru: "Продажа", en: "Sale" },
      { ru: "Возврат", en: "Return" },
    ],
    guess: bySigns({
      exact: [
        "возврат",
        "операция",
        "вид операции",
        "тип",
        "тип операции",
        "вид документа",
        "return",
        "operation",
      ],
      part: /возврат|операци|return/,
      looks: (value) => RETURNS.test(value) || SALES.test(value),
    }),
    read: (cell) => {
      if (RETURNS.test(cell.text)) cell.draft.comesBack = true;
      else if (!SALES.test(cell.text)) report(cell, "returns_unknown");
    },
  },
} satisfies Record<string, ImportField<LineDraft>>;
