"use client";

import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { RecordDialog } from "../[id]/record-dialog.tsx";
import { useRecordForm } from "../[id]/use-record-form.ts";
import { recordConsents } from "./actions.ts";

interface Props {
  whom: { clientIds?: string[] } | { mailingId: string };
  kinds: readonly SelectOption[];
  sources: readonly SelectOption[];
  /** The day that stands there first. */
  today: string;
  locale: string;
  /** On the card: a quiet button, and any kind of consent. For many it is about advertising alone. */
  isOne: boolean;
  words: Messages["segments"]["consents"] & { button: string; title: string };
}

/** Opens the form; a client part because of the dialog. */
export function ConsentButton(props: Props) {
  const [open, setOpen] = useState(false);
  const { isOne, words } = props;
  return (
    <>
      <Button
        variant={isOne ? "ghost" : "second"}
        size={isOne ? "sm" : "md"}
        icon="plus"
        iconOnly={isOne}
        onClick={() => setOpen(true)}
      >
        {words.button}
      </Button>
      {open ? <ConsentDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type Sent = Parameters<typeof recordConsents>[0];

function ConsentDialog({
  whom,
  kinds,
  sources,
  today,
  locale,
  isOne,
  words,
  onClose,
}: Props & { onClose: () => void }) {
  const form = useRecordForm({
    words,
    version: 0,
    onDone: onClose,
    send: (text, { key }) =>
      recordConsents({
        ...whom,
        key,
        kind: (text("kind") || "advertising") as Sent["kind"],
        source: text("source") as Sent["source"],
        proof: text("proof"),
        givenAt: text("givenAt"),
      }),
    theirs: () => "",
  });
  const { fields } = form;
  return (
    <RecordDialog title={words.title} words={words} form={form} onClose={onClose}>
      {isOne ? (
        <Field name="kind" id="consent-kind" label={words.kind} error={fields.kind}>
          {(control) => <Select {...control} options={kinds} />}
        </Field>
      ) : (
        <p className="text-sm text-ink-2">{words.manyNote}</p>
      )}
      <Field name="source" id="consent-source" label={words.source} error={fields.source}>
        {(control) => <Select {...control} options={sources} />}
      </Field>
      <Field name="proof" id="consent-proof" label={words.proof} hint={words.proofHint} error={fields.proof}>
        {(control) => <Textarea {...control} rows={2} maxLength={500} required />}
      </Field>
      <Field name="givenAt" id="consent-given" label={words.givenAt} error={fields.givenAt}>
        {(control) => (
          <DateTimeField
            {...control}
            defaultValue={{ date: today }}
            locale={locale}
            labels={{ date: words.givenAt, time: "", calendar: words.calendar }}
            required
          />
        )}
      </Field>
    </RecordDialog>
  );
}
