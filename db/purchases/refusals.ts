import type { Text } from "#db/values/text.ts";

export const purchaseRefusals = {
  lines_required: { ru: "Добавьте хотя бы одну строку", en: "Add at least one line" },
  line_name: { ru: "Выберите товар или напишите, что продано", en: "Choose a product or say what was sold" },
  line_quantity: {
    ru: "Количество\u00A0— число больше нуля, не\u00A0больше трёх знаков после запятой",
    en: "A quantity is a number above zero with at most three decimals",
  },
  sum_too_large: {
    ru: "Сумма слишком большая. Проверьте цену и\u00A0количество",
    en: "The sum is too large. Look at the price and the quantity",
  },
  money_wrong: {
    ru: "Сумма\u00A0— это рубли и\u00A0копейки: 48\u00A0900,50",
    en: "A sum is roubles and kopecks, like 48,900.50",
  },
  money_zero: { ru: "Сумма не\u00A0может быть нулевой", en: "The sum cannot be zero" },
  day_in_future: { ru: "Этот день ещё не\u00A0наступил", en: "This day has not come yet" },
  due_before_day: {
    ru: "Срок оплаты раньше дня счёта",
    en: "The term of payment lies before the day of the invoice",
  },
  return_too_many: {
    ru: "Возвращают больше, чем купили. Проверьте количество",
    en: "More comes back than was bought. Look at the quantities",
  },
  return_too_dear: {
    ru: "Возвращают на\u00A0большую сумму, чем купили. Проверьте цену",
    en: "More money comes back than was charged. Look at the prices",
  },
  return_needs_purchase: {
    ru: "Выберите покупку. Возврат без\u00A0покупки ведут бухгалтер и\u00A0руководители продаж",
    en: "Choose the purchase. A return of none is kept by the accountant and the heads of sales",
  },
  order_has_returns: {
    ru: "По\u00A0этой покупке есть возврат. Сначала отмените его",
    en: "Goods of this purchase came back. Call the return off first",
  },
  order_invoiced: {
    ru: "По\u00A0этой покупке выставлен счёт. Сначала отмените его",
    en: "This purchase is invoiced. Call the invoice off first",
  },
  order_not_sale: { ru: "Это не\u00A0покупка, а\u00A0возврат", en: "This is a return and no purchase" },
  paper_cancelled: { ru: "Это уже отменено", en: "This was called off already" },
  invoice_overpaid: {
    ru: "По\u00A0счёту осталось оплатить меньше. Уменьшите сумму",
    en: "Less than that is unpaid on the invoice. Put less on it",
  },
  invoice_below_paid: {
    ru: "По\u00A0счёту уже оплачено больше. Сначала измените оплату",
    en: "More has been paid on it already. Change the payment first",
  },
  payment_short: {
    ru: "На\u00A0счета разнесено больше, чем пришло",
    en: "More is put on invoices than has come",
  },
  refund_on_invoice: {
    ru: "Возврат денег на\u00A0счета не\u00A0разносят",
    en: "Money given back is put on no invoice",
  },
  entity_not_of_client: {
    ru: "Это юрлицо другого клиента",
    en: "This legal entity belongs to another client",
  },
} satisfies Record<string, Text>;
