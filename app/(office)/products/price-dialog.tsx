import type { Locale } from "#db/values/text.ts";
import { RecordDay, RecordDialog, RecordLine } from "../clients/[id]/record-dialog.tsx";
import { useRecordForm } from "../clients/[id]/use-record-form.ts";
import { setPrice } from "./actions.ts";
import type { EditableProduct, ProductWords } from "./product-dialog.tsx";

interface Props {
  product: EditableProduct;
  today: string;
  locale: Locale;
  words: ProductWords;
  onClose: () => void;
}

/** A price from a day on; of the same day it replaces the one that stands there. */
export default function PriceDialog({ product, today, locale, words, onClose }: Props) {
  const form = useRecordForm({
    words: { ...words, done: words.priceSaved },
    version: product.version,
    onDone: onClose,
    send: (text, { version }) =>
      setPrice({
        id: product.id,
        expectedVersion: version,
        validFrom: text("validFrom"),
        price: text("price"),
      }),
    theirs: (now) => now.name ?? "",
  });
  return (
    <RecordDialog title={words.newPrice} words={words} form={form} onClose={onClose}>
      <RecordLine name="price" label={words.price} error={form.fields.price} />
      <RecordDay
        name="validFrom"
        label={words.validFrom}
        value={today}
        error={form.fields.validFrom}
        locale={locale}
        labels={{ date: words.validFrom, time: "", calendar: words.calendar }}
      />
    </RecordDialog>
  );
}
