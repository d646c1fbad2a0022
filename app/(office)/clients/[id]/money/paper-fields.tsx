import { Field } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { RecordDay, RecordLine } from "../record-dialog.tsx";
import type { PaperFormProps } from "./paper-form.ts";

type Props = PaperFormProps & { fields: Record<string, string> };

/** Day and number, in one line where there is room. */
export function PaperHead({ paper, today, locale, words, fields }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-[auto_minmax(0,1fr)]">
      <RecordDay
        name="day"
        label={words.day}
        value={paper?.day ?? today}
        error={fields.day}
        locale={locale}
        labels={{ date: words.day, time: "", calendar: words.calendar }}
      />
      <RecordLine
        name="number"
        label={words.number}
        optional={words.optional}
        value={paper?.number}
        error={fields.number}
      />
    </div>
  );
}

/** The firm, where there are several; a note; and, of a correction, its reason. */
export function PaperFoot({ paper, choices, words, fields }: Props) {
  const { entities } = choices;
  return (
    <>
      {entities.length > 0 ? (
        <Field
          name="legalEntityId"
          id="paper-entity"
          label={words.entity}
          optional={words.optional}
          error={fields.legalEntityId}
        >
          {(control) => (
            <Select
              {...control}
              empty={words.entityNone}
              defaultValue={paper?.legalEntityId ?? ""}
              options={entities.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      ) : null}
      <Field name="note" id="paper-note" label={words.note} optional={words.optional} error={fields.note}>
        {(control) => <Textarea {...control} rows={2} maxLength={2000} defaultValue={paper?.note ?? ""} />}
      </Field>
      {paper ? (
        <RecordLine name="reason" label={words.reason} hint={words.reasonHint} error={fields.reason} />
      ) : null}
    </>
  );
}
