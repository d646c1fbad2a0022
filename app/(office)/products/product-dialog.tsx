import type { Messages } from "#app/messages/catalogues.ts";
import { Field } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import type { GroupRow } from "#db/products/queries.ts";
import { RecordDialog, RecordLine } from "../clients/[id]/record-dialog.tsx";
import { useRecordForm } from "../clients/[id]/use-record-form.ts";
import { addProduct, editProduct } from "./actions.ts";
import { groupOptions } from "./groups.tsx";

export type ProductWords = Messages["products"]["form"];

export interface EditableProduct {
  id: string;
  version: number;
  code: string;
  name: string;
  unit: string;
  groupId: string | null;
}

interface Props {
  /** Without one a new product is added, with its first price. */
  product?: EditableProduct;
  groups: readonly GroupRow[];
  words: ProductWords;
  onClose: () => void;
}

export default function ProductDialog({ product, groups, words, onClose }: Props) {
  const form = useRecordForm({
    words: { ...words, done: product ? words.saved : words.added },
    version: product?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = {
        code: text("code"),
        name: text("name"),
        unit: text("unit"),
        groupId: text("groupId") || null,
      };
      return product
        ? editProduct({ ...fields, id: product.id, expectedVersion: version })
        : addProduct({ ...fields, key, price: text("price") });
    },
    theirs: (now) => [now.code, now.name, now.unit].filter(Boolean).join(", "),
  });
  const { fields } = form;
  return (
    <RecordDialog
      title={product ? words.editProduct : words.newProduct}
      words={words}
      form={form}
      onClose={onClose}
    >
      <RecordLine name="name" label={words.name} value={product?.name} error={fields.name} />
      <RecordLine
        name="code"
        label={words.code}
        hint={words.codeHint}
        value={product?.code}
        error={fields.code}
      />
      <RecordLine
        name="unit"
        label={words.unit}
        optional={words.optional}
        value={product?.unit}
        error={fields.unit}
      />
      <Field
        name="groupId"
        id="product-group"
        label={words.group}
        optional={words.optional}
        error={fields.groupId}
      >
        {(control) => (
          <Select
            {...control}
            empty={words.noGroup}
            defaultValue={product?.groupId ?? ""}
            options={groupOptions(groups)}
          />
        )}
      </Field>
      {product ? null : (
        <RecordLine
          name="price"
          label={words.price}
          hint={words.priceHint}
          optional={words.optional}
          error={fields.price}
        />
      )}
    </RecordDialog>
  );
}
