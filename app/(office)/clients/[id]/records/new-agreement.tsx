import { useId, useState } from "react";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import type { AgreementKind, SubjectKind } from "#db/agreements/registries.ts";
import { RecordDay, RecordDialog, RecordLine } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { recordAgreement } from "./actions.ts";
import { findSubjects } from "./find-options.ts";
import { type DialogProps, peopleChoices, wordsOf } from "./opened.ts";
import { RecordChoice } from "./record-choice.tsx";
import { TakenNotice } from "./taken-notice.tsx";

/** What was agreed, by word or on paper; a subject keeps its days from everybody else. */
export function NewAgreement({ records, onClose }: DialogProps) {
  const words = wordsOf(records, "agreement");
  const { client, choices, locale, today } = records;
  const [kind, setKind] = useState<string>("oral");
  const [subject, setSubject] = useState<{ option?: ComboboxOption; text: string }>({ text: "" });
  const subjectId = useId();
  const named = subject.option === undefined && subject.text.trim() !== "";
  const form = useRecordForm({
    words: { ...words, done: words.added },
    version: 0,
    onDone: onClose,
    send: (text, { key }) => {
      const typed = named
        ? { kind: text("subjectKind") as SubjectKind, name: subject.text }
        : subject.option
          ? { id: subject.option.value }
          : null;
      return recordAgreement({
        key,
        clientId: client.id,
        kind: kind as AgreementKind,
        number: kind === "contract" ? text("number") : "",
        title: text("title"),
        contactId: text("contactId") || null,
        subject: typed,
        startsOn: text("startsOn"),
        endsOn: text("endsOn"),
      });
    },
    theirs: () => "",
  });
  const { fields } = form;
  const day = { locale, labels: words.day };
  return (
    <RecordDialog title={words.addTitle} words={words} form={form} onClose={onClose}>
      <TakenNotice details={form.details} records={records} />
      <RecordLine name="title" label={words.title} error={fields.title} />
      <RecordChoice
        name="kind"
        label={words.kind}
        options={choices.agreementKinds}
        value={kind}
        onChange={setKind}
      />
      {kind === "contract" ? <RecordLine name="number" label={words.number} error={fields.number} /> : null}
      <RecordChoice
        name="contactId"
        label={words.contact}
        options={peopleChoices(records)}
        empty={words.noContact}
        error={fields.contactId}
      />
      <Field
        name="subject"
        id={subjectId}
        label={words.subject}
        hint={words.subjectHint}
        error={fields.subject}
        optional={words.optional}
      >
        {(control) => (
          <Combobox
            {...control}
            search={findSubjects}
            textName="subjectText"
            labels={{ empty: words.subjectEmpty, loading: words.subjectLoading }}
            onChange={(option, text) => setSubject({ option, text })}
          />
        )}
      </Field>
      {named ? (
        <RecordChoice name="subjectKind" label={words.subjectKind} options={choices.subjectKinds} />
      ) : null}
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <RecordDay name="startsOn" label={words.startsOn} value={today} error={fields.startsOn} {...day} />
        <RecordDay
          name="endsOn"
          label={words.endsOn}
          hint={words.endsHint}
          error={fields.endsOn}
          optional={words.optional}
          {...day}
        />
      </div>
    </RecordDialog>
  );
}
