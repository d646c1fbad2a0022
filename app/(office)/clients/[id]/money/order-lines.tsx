import { useRef } from "react";
import { Button } from "#components/button.tsx";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { FieldError } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { formatMoney } from "#db/values/money.ts";
import type { Locale } from "#db/values/text.ts";
import { lineSum, PRICE_PLACES, parseDecimal, QUANTITY_PLACES } from "#db/values/unit-price.ts";
import { fill } from "../../../assignments/fill.ts";
import type { MoneyWords } from "./paper-form.ts";

export interface DraftLine {
  key: string;
  productId: string | null;
  name: string;
  quantity: string;
  price: string;
}

let made = 0;
export const newLine = (line: Partial<DraftLine> = {}): DraftLine => ({
  ...{ key: `l${++made}`, productId: null, name: "", quantity: "1", price: "" },
  ...line,
});

/** Kopecks of a line as it is typed, or null while it says no sum. */
export function sumOf({ quantity, price }: DraftLine): number | null {
  const units = parseDecimal(quantity, QUANTITY_PLACES);
  const each = parseDecimal(price, PRICE_PLACES);
  return units === null || each === null ? null : lineSum(units, each);
}

type Found = ComboboxOption & { price: string | null };

interface Props {
  lines: readonly DraftLine[];
  onChange: (lines: readonly DraftLine[]) => void;
  fields: Record<string, string>;
  words: MoneyWords;
  locale: Locale;
}

/** Lines of a purchase: a product of the list or any words, how much, at what price; the sum counts itself. */
export function OrderLines({ lines, onChange, fields, words, locale }: Props) {
  const total = lines.reduce((sum, line) => sum + (sumOf(line) ?? 0), 0);
  const put = (key: string, next: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...next } : line)));
  const add = () => onChange([...lines, newLine()]);
  return (
    <fieldset className="grid gap-2">
      <legend className="field-label mb-1.5">{words.lines}</legend>
      <ol className="grid gap-2 max-sm:gap-4">
        {lines.map((line, i) => (
          <OrderLine
            key={line.key}
            line={line}
            place={i}
            put={(next) => put(line.key, next)}
            remove={lines.length > 1 ? () => onChange(lines.filter((one) => one !== line)) : undefined}
            {...{ fields, words, locale }}
          />
        ))}
      </ol>
      {fields.lines ? <FieldError>{fields.lines}</FieldError> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button variant="ghost" size="sm" icon="plus" onClick={add}>
          {words.addLine}
        </Button>
        <output className="text-sm font-medium tabular-nums">
          {fill(words.total, { sum: formatMoney(total, locale) })}
        </output>
      </div>
    </fieldset>
  );
}

interface LineProps extends Omit<Props, "lines" | "onChange"> {
  line: DraftLine;
  place: number;
  put: (next: Partial<DraftLine>) => void;
  remove?: () => void;
}

function OrderLine({ line, place, put, remove, fields, words, locale }: LineProps) {
  const found = useRef(new Map<string, Found>());
  const search = async (text: string) => {
    const answer = await fetch(`/products/find?find=${encodeURIComponent(text)}`);
    const { data = [] } = (await answer.json()) as { data?: Found[] };
    for (const option of data) found.current.set(option.value, option);
    return data;
  };
  const choose = (option: ComboboxOption | undefined, text: string) => {
    const known = option && found.current.get(option.value);
    const price = known?.price?.replace(".", locale === "ru" ? "," : ".");
    put({ productId: known ? known.value : null, name: text, ...(price && { price }) });
  };
  const errors = ["name", "quantity", "price"]
    .map((name) => fields[`lines.${place}.${name}`])
    .filter(Boolean);
  const number = (name: "quantity" | "price", label: string) => (
    <Input
      aria-label={fill(label, { n: String(place + 1) })}
      aria-invalid={fields[`lines.${place}.${name}`] ? true : undefined}
      placeholder={name === "price" ? words.price : words.quantity}
      value={line[name]}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      className="[&_input]:text-right [&_input]:tabular-nums"
      onChange={(event) => put({ [name]: event.target.value })}
    />
  );
  const sum = sumOf(line);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_32px] items-center gap-2 sm:grid-cols-[minmax(0,1fr)_76px_104px_108px_32px]">
      <span className="max-sm:col-span-3">
        <Combobox
          name={`product-${line.key}`}
          textName={`name-${line.key}`}
          search={search}
          defaultOption={line.name ? { value: line.productId ?? "", label: line.name } : undefined}
          onChange={choose}
          labels={{ empty: words.productNone, loading: words.productLoading }}
          placeholder={words.product}
          aria-label={fill(words.productOf, { n: String(place + 1) })}
          aria-invalid={fields[`lines.${place}.name`] ? true : undefined}
        />
      </span>
      {number("quantity", words.quantityOf)}
      {number("price", words.priceOf)}
      <span className="truncate text-right text-sm tabular-nums max-sm:order-last max-sm:col-span-3">
        {sum === null ? "" : formatMoney(sum, locale)}
      </span>
      {remove ? (
        <Button variant="ghost" icon="x" iconOnly onClick={remove}>
          {fill(words.removeLine, { n: String(place + 1) })}
        </Button>
      ) : (
        <span />
      )}
      {errors.length > 0 ? (
        <span className="col-span-full">
          <FieldError>{errors[0]}</FieldError>
        </span>
      ) : null}
    </li>
  );
}
