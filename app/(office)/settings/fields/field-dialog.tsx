import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Checkbox } from "#components/checkbox.tsx";
import { Field } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import { fieldKinds } from "#db/fields/kinds.ts";
import type { SettingsField } from "#db/fields/queries.ts";
import { type FieldKind, fieldKindNames } from "#db/fields/value.ts";
import type { Locale } from "#db/values/text.ts";
import { fill } from "../../assignments/fill.ts";
import { RecordDialog, RecordLine } from "../../clients/[id]/record-dialog.tsx";
import { useRecordForm } from "../../clients/[id]/use-record-form.ts";
import { createField, editField } from "./actions.ts";
import { ChoicesEditor, type DraftChoice, toChoices, toDrafts } from "./choices-editor.tsx";

export type FieldWords = Messages["fields"]["form"];

interface Props {
  /** Without one a new field is made. */
  field?: SettingsField;
  locale: Locale;
  words: FieldWords;
  onClose: () => void;
}

export default function FieldDialog({ field, locale, words, onClose }: Props) {
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? "text");
  const [choices, setChoices] = useState<readonly DraftChoice[]>(() => toDrafts(field?.choices ?? []));
  const form = useRecordForm({
    words: { ...words, done: fill(field ? words.saved : words.added, { name: field?.name ?? "" }) },
    version: field?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const what = {
        name: text("name"),
        hint: text("hint"),
        required: text("required") === "on",
        personal: text("personal") === "on",
        choices: kind === "choice" ? toChoices(choices) : [],
      };
      return field
        ? editField({ ...what, id: field.id, expectedVersion: version })
        : createField({ ...what, key, kind });
    },
    theirs: ({ name, hint }) => [name, hint].filter(Boolean).join(", "),
  });
  const { fields } = form;
  const fault = Object.entries(fields).find(([name]) => name.startsWith("choices"))?.[1];
  return (
    <RecordDialog
      title={field ? words.editTitle : words.newTitle}
      words={words}
      form={form}
      onClose={onClose}
    >
      <RecordLine
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={field?.name}
        error={fields.name}
      />
      <Field
        name="kind"
        id="field-kind"
        label={words.kind}
        hint={field ? words.kindStays : `${words.kindHint} ${fieldKinds[kind].example[locale]}`}
      >
        {(control) => (
          <Select
            {...control}
            disabled={field !== undefined}
            value={kind}
            onChange={(event) => setKind(event.target.value as FieldKind)}
            options={fieldKindNames.map((name) => ({ value: name, label: fieldKinds[name].label[locale] }))}
          />
        )}
      </Field>
      {kind === "choice" ? (
        <ChoicesEditor choices={choices} fault={fault} words={words} onChange={setChoices} />
      ) : null}
      <RecordLine
        name="hint"
        label={words.hint}
        hint={words.hintHint}
        optional={words.optional}
        value={field?.hint}
        error={fields.hint}
      />
      <div>
        <Checkbox name="required" defaultChecked={field?.required ?? false}>
          {words.required}
        </Checkbox>
        <p className="field-hint">{words.requiredHint}</p>
      </div>
      <div>
        <Checkbox name="personal" defaultChecked={field?.personal ?? false}>
          {words.personal}
        </Checkbox>
        <p className="field-hint">{words.personalHint}</p>
      </div>
    </RecordDialog>
  );
}
