import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import type { AddContact } from "#db/contacts/input.ts";
import type { Locale } from "#db/values/text.ts";
import { addContact, editContact } from "../actions.ts";
import { RecordDay, RecordDialog, RecordLine } from "./record-dialog.tsx";
import { useRecordForm } from "./use-record-form.ts";

export interface EditablePerson {
  id: string;
  version: number;
  name: string;
  position: string;
  decisionRole: string;
  decisionNote: string;
  reportsToId: string;
  since: string;
  /** Works there no longer. */
  left: boolean;
  linkVersion: number;
  phones: string;
  emails: string;
}

interface Props {
  clientId: string;
  /** Without a person a new one is written down. */
  person?: EditablePerson;
  words: Messages["clients"]["person"];
  roles: readonly SelectOption[];
  colleagues: readonly SelectOption[];
  locale: Locale;
  onClose: () => void;
}

/** Whom one speaks with there, how they decide and how they are reached. */
export function PersonDialog({ clientId, person, words, roles, colleagues, locale, onClose }: Props) {
  const form = useRecordForm({
    words: { ...words, done: person ? words.saved : words.added },
    version: person?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = {
        clientId,
        name: text("name"),
        position: text("position"),
        decisionRole: (text("decisionRole") || null) as AddContact["decisionRole"],
        decisionNote: text("decisionNote"),
        reportsToId: text("reportsToId") || null,
        since: text("since"),
        phones: text("phones"),
        emails: text("emails"),
      };
      return person
        ? editContact({ ...fields, id: person.id, expectedVersion: version })
        : addContact({ ...fields, key });
    },
    theirs: (now) => [now.surname, now.given, now.patronymic, now.position].filter(Boolean).join(" "),
  });
  const line = (name: "name" | "position" | "decisionNote" | "phones" | "emails") => ({
    name,
    label: words[name],
    value: person?.[name],
    error: form.fields[name],
  });
  const { optional } = words;
  return (
    <RecordDialog
      title={person ? words.editTitle : words.addTitle}
      words={words}
      form={form}
      onClose={onClose}
    >
      <RecordLine {...line("name")} />
      <RecordLine {...line("position")} optional={optional} />
      <Field name="decisionRole" id="person-role" label={words.decisionRole} optional={optional}>
        {(control) => (
          <Select {...control} options={roles} empty={words.noRole} defaultValue={person?.decisionRole} />
        )}
      </Field>
      <RecordLine {...line("decisionNote")} hint={words.decisionNoteHint} optional={optional} />
      {colleagues.length > 0 ? (
        <Field
          name="reportsToId"
          id="person-head"
          label={words.reportsTo}
          optional={optional}
          error={form.fields.reportsToId}
        >
          {(control) => (
            <Select
              {...control}
              options={colleagues}
              empty={words.noHead}
              defaultValue={person?.reportsToId}
            />
          )}
        </Field>
      ) : null}
      <RecordDay
        name="since"
        label={words.since}
        value={person?.since}
        error={form.fields.since}
        optional={optional}
        locale={locale}
        labels={words.day}
      />
      <RecordLine {...line("phones")} hint={words.phonesHint} optional={optional} />
      <RecordLine {...line("emails")} optional={optional} />
      {person ? (
        <div className="flex flex-wrap gap-1 border-t border-line pt-3">
          {person.left ? (
            <Button
              size="sm"
              variant="ghost"
              icon="undo-2"
              data-record="back"
              data-id={person.id}
              onClick={onClose}
            >
              {words.back}
            </Button>
          ) : (
            <>
              <Button
                size="sm"
                variant="ghost"
                icon="route"
                data-record="move"
                data-id={person.id}
                onClick={onClose}
              >
                {words.moved}
              </Button>
              <Button
                size="sm"
                variant="ghost"
                icon="user-x"
                data-record="leave"
                data-id={person.id}
                onClick={onClose}
              >
                {words.left}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </RecordDialog>
  );
}
