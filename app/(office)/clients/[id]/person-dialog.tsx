import type { Messages } from "#app/messages/catalogues.ts";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import type { AddContact } from "#db/contacts/input.ts";
import { addContact, editContact } from "../actions.ts";
import { RecordDialog, RecordLine } from "./record-dialog.tsx";
import { useRecordForm } from "./use-record-form.ts";

export interface EditablePerson {
  id: string;
  version: number;
  name: string;
  position: string;
  decisionRole: string;
  phones: string;
  emails: string;
}

interface Props {
  clientId: string;
  /** Without a person a new one is written down. */
  person?: EditablePerson;
  words: Messages["clients"]["person"];
  roles: readonly SelectOption[];
  onClose: () => void;
}

/** Whom one speaks with there, how they decide and how they are reached. */
export function PersonDialog({ clientId, person, words, roles, onClose }: Props) {
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
        phones: text("phones"),
        emails: text("emails"),
      };
      return person
        ? editContact({ ...fields, id: person.id, expectedVersion: version })
        : addContact({ ...fields, key });
    },
    theirs: (now) => [now.surname, now.given, now.patronymic, now.position].filter(Boolean).join(" "),
  });
  const line = (name: "name" | "position" | "phones" | "emails") => ({
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
      <RecordLine {...line("phones")} hint={words.phonesHint} optional={optional} />
      <RecordLine {...line("emails")} optional={optional} />
    </RecordDialog>
  );
}
