"use client";

import { type FormEvent, useId, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import type { AddContact } from "#db/contacts/input.ts";
import { addContact, editContact } from "../actions.ts";
import { useRecordForm } from "./use-record-form.ts";

export type PersonWords = Messages["clients"]["person"];

interface Person {
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
  person?: Person;
  label: string;
  words: PersonWords;
  roles: readonly SelectOption[];
}

type TextName = "name" | "position" | "phones" | "emails";

/** A small button with the dialog behind it. */
export function PersonEditor(props: Props) {
  const [open, setOpen] = useState(false);
  const { person, label } = props;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        icon={person ? "pencil" : "plus"}
        iconOnly
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open ? <PersonDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PersonDialog({ clientId, person, words, roles, onClose }: Props & { onClose: () => void }) {
  const id = useId();
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
  const text = (name: TextName, hint?: string, required?: boolean) => (
    <Field
      name={name}
      id={`${id}-${name}`}
      label={words[name]}
      hint={hint}
      error={form.fields[name]}
      optional={required ? undefined : words.optional}
    >
      {(control) => (
        <Input
          {...control}
          defaultValue={person?.[name]}
          required={required}
          autoComplete="off"
          maxLength={500}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={person ? words.editTitle : words.addTitle}
      closeLabel={words.cancel}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form={id} variant="primary" pending={form.pending}>
            {form.pending ? words.saving : words.save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event: FormEvent<HTMLFormElement>) => form.submit(event)}
        className="grid gap-4"
        noValidate
      >
        {form.says ? (
          <Notice tone="late" role="alert">
            {form.says}
          </Notice>
        ) : null}
        {text("name", undefined, true)}
        {text("position")}
        <Field name="decisionRole" id={`${id}-role`} label={words.decisionRole} optional={words.optional}>
          {(control) => (
            <Select {...control} options={roles} empty={words.noRole} defaultValue={person?.decisionRole} />
          )}
        </Field>
        {text("phones", words.phonesHint)}
        {text("emails")}
      </form>
    </Dialog>
  );
}
