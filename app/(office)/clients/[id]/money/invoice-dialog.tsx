import { useState } from "react";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import { formatMoney } from "#db/values/money.ts";
import { addDays, formatDate } from "#db/values/time.ts";
import { fill } from "../../../assignments/fill.ts";
import { RecordDay, RecordDialog } from "../record-dialog.tsx";
import { correctInvoice, issueInvoice } from "./actions.ts";
import { PaperFoot, PaperHead } from "./paper-fields.tsx";
import type { PaperFormProps } from "./paper-form.ts";
import { typedMoney } from "./typed-money.ts";
import { paperOf, usePaperForm } from "./use-paper-form.ts";

/** How long people usually give to pay; a day beside the field says another. */
const USUAL_DAYS = 10;

/** An invoice: for a purchase, whose sum it takes over, or for itself. */
export default function InvoiceDialog(props: PaperFormProps) {
  const { clientId, choices, paper, today, locale, words, onClose } = props;
  const [orderId, setOrderId] = useState("");
  const [total, setTotal] = useState(paper?.total ? typedMoney(paper.total, locale) : "");
  const form = usePaperForm({
    ...props,
    kind: "invoice",
    done: words.invoiced,
    create: (text, key) =>
      issueInvoice({
        key,
        ...paperOf(text, clientId),
        orderId: orderId || null,
        dueOn: text("dueOn"),
        total,
      }),
    correct: (text, seen) =>
      correctInvoice({ ...seen, ...paperOf(text, clientId), dueOn: text("dueOn"), total }),
  });
  const chooseSale = (id: string) => {
    setOrderId(id);
    const sale = choices.sales.find((one) => one.id === id);
    if (sale) setTotal(typedMoney(sale.sum, locale));
  };
  return (
    <RecordDialog
      title={paper ? words.correctInvoice : words.newInvoice}
      words={words}
      form={form}
      onClose={onClose}
    >
      {paper || choices.sales.length === 0 ? null : (
        <Field
          name="orderId"
          id="paper-order"
          label={words.forPurchase}
          hint={words.forPurchaseHint}
          error={form.fields.orderId}
        >
          {(control) => (
            <Select
              {...control}
              empty={words.forPurchaseNone}
              value={orderId}
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
      )}
      <PaperHead {...props} fields={form.fields} />
      <div className="grid gap-4 sm:grid-cols-[auto_minmax(0,1fr)]">
        <RecordDay
          name="dueOn"
          label={words.dueOn}
          value={paper?.dueOn ?? addDays(today, USUAL_DAYS)}
          error={form.fields.dueOn}
          locale={locale}
          labels={{ date: words.dueOn, time: "", calendar: words.calendar }}
        />
        <Field name="total" id="paper-total" label={words.sum} error={form.fields.total}>
          {(control) => (
            <Input
              {...control}
              value={total}
              inputMode="decimal"
              autoComplete="off"
              maxLength={30}
              onChange={(event) => setTotal(event.target.value)}
            />
          )}
        </Field>
      </div>
      <PaperFoot {...props} fields={form.fields} />
    </RecordDialog>
  );
}
