import { useId } from "react";
import { Button } from "#components/button.tsx";
import { Checkbox } from "#components/checkbox.tsx";
import { Field } from "#components/field.tsx";
import { Textarea } from "#components/textarea.tsx";
import type { FactCategory, Visibility } from "#db/dossier/registries.ts";
import { RecordDay, RecordDialog } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { changeFact, recordFact, removeFact, restoreFact } from "./actions.ts";
import { type DialogProps, peopleChoices, wordsOf } from "./opened.ts";
import { writeWithUndo } from "./quick-writes.ts";
import { RecordChoice } from "./record-choice.tsx";

/** Something useful to know: what, of whom, till when, for whose eyes. */
export function FactDialog({ records, id, onClose }: DialogProps) {
  const words = wordsOf(records, "fact");
  const fact = records.facts.find((one) => one.id === id);
  const { client, choices, locale } = records;
  const textId = useId();
  const form = useRecordForm({
    words: { ...words, done: fact ? words.saved : words.added },
    version: fact?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = {
        clientId: client.id,
        contactId: text("contactId") || null,
        category: text("category") as FactCategory,
        text: text("text"),
        expiresOn: text("expiresOn"),
        visibility: text("visibility") as Visibility,
        pinned: text("pinned") === "on",
      };
      return fact
        ? changeFact({ ...fields, id: fact.id, expectedVersion: version })
        : recordFact({ ...fields, key });
    },
    theirs: (now) => `«${now.text}»`,
  });
  const remove = () => {
    if (!fact) return;
    const at = (expectedVersion: number) => ({ clientId: client.id, id: fact.id, expectedVersion });
    onClose();
    void writeWithUndo(
      () => removeFact(at(fact.version)),
      (version) => restoreFact(at(version)),
      { ...words, done: words.removed, undone: words.restored },
    );
  };
  return (
    <RecordDialog
      title={fact ? words.editTitle : words.addTitle}
      words={words}
      form={form}
      onClose={onClose}
      aside={
        fact ? (
          <Button variant="ghost" icon="trash-2" onClick={remove}>
            {words.remove}
          </Button>
        ) : null
      }
    >
      <Field name="text" id={textId} label={words.text} error={form.fields.text}>
        {(control) => <Textarea {...control} rows={3} maxLength={2000} defaultValue={fact?.text} required />}
      </Field>
      <RecordChoice
        name="category"
        label={words.category}
        options={choices.categories}
        value={fact?.category}
      />
      <RecordChoice
        name="contactId"
        label={words.about}
        options={peopleChoices(records, fact?.contactId)}
        empty={words.aboutClient}
        value={fact?.contactId}
        error={form.fields.contactId}
      />
      <RecordChoice
        name="visibility"
        label={words.visibility}
        options={choices.visibilities}
        value={fact?.visibility}
        hint={words.visibilityHint}
        error={form.fields.visibility}
      />
      <RecordDay
        name="expiresOn"
        label={words.expiresOn}
        value={fact?.expiresOn ?? undefined}
        hint={words.expiresHint}
        error={form.fields.expiresOn}
        optional={words.optional}
        locale={locale}
        labels={words.day}
      />
      <Checkbox name="pinned" defaultChecked={fact?.pinned}>
        {words.pinned}
      </Checkbox>
    </RecordDialog>
  );
}
