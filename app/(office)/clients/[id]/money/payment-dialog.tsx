import { useState } from "react";
import { Field, FieldError } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import { proposeParts } from "#db/purchases/propose.ts";
import { formatMoney, parseMoney } from "#db/values/money.ts";
import { formatDate } from "#db/values/time.ts";
import { fill } from "../../../assignments/fill.ts";
import { RecordDialog } from "../record-dialog.tsx";
import { correctPayment, recordPayment } from "./actions.ts";
import { PaperFoot, PaperHead } from "./paper-fields.tsx";
import type { PaperFormProps } from "./paper-form.ts";
import { typedMoney } from "./typed-money.ts";
import { paperOf, usePaperForm } from "./use-paper-form.ts";

interface Open {
  id: string;
  number: string | null;
  day: string;
  dueOn: string;
  /** With what this very payment covers of it. */
  unpaid: number;
}

/** Invoices that the payment may cover: unpaid ones, and those that it covers already. */
function openOf({ choices, paper }: PaperFormProps): Open[] {
  const own = (paper?.parts ?? []).map(({ invoiceId, amount, unpaid, ...rest }) => ({
    ...rest,
    id: invoiceId,
    unpaid: unpaid + amount,
  }));
  const others = choices.unpaid.filter(({ id }) => !own.some((one) => one.id === id));
  return [...own, ...others].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Money that came: what is due first is proposed first, until a person says otherwise. Or money given back. */
export default function PaymentDialog(props: PaperFormProps) {
  const { clientId, paper, locale, words, onClose } = props;
  const [isBack, setBack] = useState((paper?.amount ?? 0) < 0);
  const [amount, setAmount] = useState(paper?.amount ? typedMoney(Math.abs(paper.amount), locale) : "");
  const [parts, setParts] = useState<Record<string, string> | null>(() =>
    paper
      ? Object.fromEntries(paper.parts.map((one) => [one.invoiceId, typedMoney(one.amount, locale)]))
      : null,
  );
  const open = openOf(props);
  const sum = parseMoney(amount) ?? 0;
  const proposed = Object.fromEntries(
    proposeParts(sum, open).map((part) => [part.invoiceId, typedMoney(part.amount, locale)]),
  );
  const put = isBack ? {} : (parts ?? proposed);
  const sent = open.flatMap(({ id }) => (put[id]?.trim() ? [{ invoiceId: id, amount: put[id] }] : []));
  const rest = sum - sent.reduce((all, part) => all + (parseMoney(part.amount) ?? 0), 0);
  const values = () => ({ amount: isBack ? `-${amount}` : amount, parts: sent });
  const form = usePaperForm({
    ...props,
    kind: "payment",
    done: isBack ? words.refunded : words.paid,
    create: (text, key) => recordPayment({ key, ...paperOf(text, clientId), ...values() }),
    correct: (text, seen) => correctPayment({ ...seen, ...paperOf(text, clientId), ...values() }),
  });
  const faultOf = (id: string) => {
    const place = sent.findIndex((part) => part.invoiceId === id);
    return place < 0 ? undefined : form.fields[`parts.${place}.amount`];
  };
  return (
    <RecordDialog
      title={paper ? words.correctPayment : words.newPayment}
      words={words}
      form={form}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="direction" id="paper-direction" label={words.direction}>
          {(control) => (
            <Select
              {...control}
              value={isBack ? "back" : "in"}
              onChange={(event) => setBack(event.target.value === "back")}
              options={[
                { value: "in", label: words.moneyIn },
                { value: "back", label: words.moneyBack },
              ]}
            />
          )}
        </Field>
        <Field name="amount" id="paper-amount" label={words.sum} error={form.fields.amount}>
          {(control) => (
            <Input
              {...control}
              value={amount}
              data-autofocus=""
              inputMode="decimal"
              autoComplete="off"
              maxLength={30}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
      </div>
      <PaperHead {...props} fields={form.fields} />
      {isBack ? null : (
        <fieldset>
          <legend className="field-label mb-1.5">{words.onInvoices}</legend>
          {open.length === 0 ? <p className="text-sm text-ink-3">{words.noInvoices}</p> : null}
          <ul className="grid gap-2">
            {open.map((one) => (
              <li key={one.id} className="grid grid-cols-[minmax(0,1fr)_128px] items-center gap-x-3">
                <label htmlFor={`part-${one.id}`} className="min-w-0 text-sm">
                  {fill(one.number ? words.invoiceNumbered : words.invoiceOf, {
                    number: one.number ?? "",
                    day: formatDate(one.day, { locale, timeZone: "UTC" }),
                  })}
                  <span className="block text-xs text-ink-3">
                    {fill(words.unpaidTill, {
                      sum: formatMoney(one.unpaid, locale),
                      day: formatDate(one.dueOn, { locale, timeZone: "UTC" }),
                    })}
                  </span>
                </label>
                <Input
                  id={`part-${one.id}`}
                  value={put[one.id] ?? ""}
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={30}
                  aria-invalid={faultOf(one.id) ? true : undefined}
                  className="[&_input]:text-right [&_input]:tabular-nums"
                  onChange={(event) => setParts({ ...put, [one.id]: event.target.value })}
                />
                {faultOf(one.id) ? (
                  <span className="col-span-2">
                    <FieldError>{faultOf(one.id)}</FieldError>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          {rest > 0 ? (
            <p className="mt-2 text-xs text-ink-3">
              {fill(words.advanceLeft, { sum: formatMoney(rest, locale) })}
            </p>
          ) : null}
        </fieldset>
      )}
      <PaperFoot {...props} fields={form.fields} />
    </RecordDialog>
  );
}
