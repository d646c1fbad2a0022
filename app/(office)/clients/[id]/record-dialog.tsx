import { type ReactNode, useId } from "react";
import { Button } from "#components/button.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import type { Locale } from "#db/values/text.ts";
import type { useRecordForm } from "./use-record-form.ts";

interface Words {
  optional: string;
  cancel: string;
  save: string;
  saving: string;
  unsaved: { ask: string; stay: string; leave: string };
}

interface Props {
  title: string;
  words: Words;
  form: ReturnType<typeof useRecordForm>;
  onClose: () => void;
  /** Stands at the left of the buttons: taking the record away. */
  aside?: ReactNode;
  /** What the main button says instead of «Сохранить». */
  submit?: string;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of a form of one record in a dialog: what went wrong above, the fields, and the way out. */
export function RecordDialog({ title, words, form, onClose, aside, submit, wide, children }: Props) {
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={words.cancel}
      unsaved={words.unsaved}
      wide={wide}
      footer={
        <>
          {aside ? <span className="mr-auto">{aside}</span> : null}
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form={id} variant="primary" pending={form.pending}>
            {form.pending ? words.saving : (submit ?? words.save)}
          </Button>
        </>
      }
    >
      <form ref={form.ref} id={id} onSubmit={form.submit} className="grid gap-4" noValidate>
        {form.says ? (
          <Notice tone="late" role="alert">
            {form.says}
          </Notice>
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}

interface LineProps {
  name: string;
  label: string;
  value?: string | null;
  hint?: string;
  error?: string;
  /** The word beside a field that may stay empty; without it the field is required. */
  optional?: string;
}

/** One line of text in the record. */
export function RecordLine({ name, label, value, hint, error, optional }: LineProps) {
  const id = useId();
  return (
    <Field name={name} id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <Input
          {...control}
          defaultValue={value ?? ""}
          required={!optional}
          autoComplete="off"
          maxLength={500}
        />
      )}
    </Field>
  );
}

interface DayProps extends Omit<LineProps, "value"> {
  value?: string;
  locale: Locale;
  labels: { date: string; time: string; calendar: string };
}

/** A day of the record, typed or chosen. */
export function RecordDay({ name, label, value, hint, error, optional, locale, labels }: DayProps) {
  const id = useId();
  return (
    <Field name={name} id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <DateTimeField
          {...control}
          defaultValue={value ? { date: value } : undefined}
          labels={labels}
          locale={locale === "en" ? "en-GB" : "ru-RU"}
        />
      )}
    </Field>
  );
}
