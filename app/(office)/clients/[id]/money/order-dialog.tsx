import { useState } from "react";
import { Field } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import { formatMoney } from "#db/values/money.ts";
import { formatDate } from "#db/values/time.ts";
import { fill } from "../../../assignments/fill.ts";
import { RecordDialog } from "../record-dialog.tsx";
import { correctOrder, recordPurchase, recordReturn } from "./actions.ts";
import { type DraftLine, newLine, OrderLines } from "./order-lines.tsx";
import { PaperFoot, PaperHead } from "./paper-fields.tsx";
import type { FormChoices, PaperFormProps } from "./paper-form.ts";
import { paperOf, usePaperForm } from "./use-paper-form.ts";

type Line = FormChoices["sales"][number]["lines"][number];

const draftOf = (lines: readonly Line[], locale: string): DraftLine[] => {
  const typed = (decimal: string) => decimal.replace(".", locale === "ru" ? "," : ".");
  return lines.map(({ productId, name, quantity, price }) =>
    newLine({ productId, name, quantity: typed(quantity), price: typed(price) }),
  );
};

/** A purchase or a return: new, or corrected. A return of a purchase begins with all of its lines. */
export default function OrderDialog({ isReturn, ...props }: PaperFormProps & { isReturn: boolean }) {
  const { clientId, choices, paper, locale, words, onClose } = props;
  const [saleId, setSaleId] = useState("");
  const [lines, setLines] = useState<readonly DraftLine[]>(() =>
    paper ? draftOf(paper.lines, locale) : [newLine()],
  );
  const sent = () =>
    lines.map(({ productId, name, quantity, price }) => ({ productId, name, quantity, price }));
  const form = usePaperForm({
    ...props,
    kind: "order",
    done: isReturn ? words.returned : words.bought,
    create: (text, key) => {
      const order = { key, ...paperOf(text, clientId), lines: sent() };
      return isReturn ? recordReturn({ ...order, orderId: saleId || null }) : recordPurchase(order);
    },
    correct: (text, seen) => correctOrder({ ...seen, ...paperOf(text, clientId), lines: sent() }),
  });
  const chooseSale = (id: string) => {
    setSaleId(id);
    const sale = choices.sales.find((one) => one.id === id);
    if (sale) setLines(draftOf(sale.lines, locale));
  };
  const title = paper
    ? isReturn
      ? words.correctReturn
      : words.correctPurchase
    : isReturn
      ? words.newReturn
      : words.newPurchase;
  return (
    <RecordDialog title={title} words={words} form={form} onClose={onClose} wide>
      {isReturn && !paper ? (
        <Field
          name="orderId"
          id="paper-order"
          label={words.ofPurchase}
          hint={choices.mayReturnNone ? words.ofPurchaseHint : words.ofPurchaseOnly}
          error={form.fields.orderId}
        >
          {(control) => (
            <Select
              {...control}
              empty={choices.mayReturnNone ? words.ofPurchaseNone : words.ofPurchaseChoose}
              required={!choices.mayReturnNone}
              value={saleId}
              onChange={(event) => chooseSale(event.target.value)}
              options={choices.sales.map((sale) => ({
                value: sale.id,
                label: fill(sale.number ? words.saleNumbered : words.sale, {
                  number: sale.number ?? "",
                  day: formatDate(sale.day, { locale, timeZone: "UTC" }),
                  sum: formatMoney(sale.sum, locale),
                }),
              }))}
            />
          )}
        </Field>
      ) : null}
      <PaperHead {...props} fields={form.fields} />
      <OrderLines
        key={saleId}
        lines={lines}
        onChange={setLines}
        fields={form.fields}
        words={words}
        locale={locale}
      />
      <PaperFoot {...props} fields={form.fields} />
    </RecordDialog>
  );
}
