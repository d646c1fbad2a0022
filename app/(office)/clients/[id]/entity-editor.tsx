"use client";

import { type FormEvent, useId, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { addLegalEntity, editLegalEntity } from "../actions.ts";
import { useRecordForm } from "./use-record-form.ts";

export type EntityWords = Messages["clients"]["entity"];

interface Entity {
  id: string;
  version: number;
  name: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  address: string | null;
  checksumNote: string | null;
}

/** Without an entity a new one is written down. */
type Props = { clientId: string; entity?: Entity; label: string; words: EntityWords };

export function EntityEditor(props: Props) {
  const [open, setOpen] = useState(false);
  const { entity, label } = props;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        icon={entity ? "pencil" : "plus"}
        iconOnly
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open ? <EntityDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EntityDialog({ clientId, entity, words, onClose }: Props & { onClose: () => void }) {
  const id = useId();
  const form = useRecordForm({
    words: { ...words, done: entity ? words.saved : words.added },
    version: entity?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = {
        clientId,
        name: text("name"),
        inn: text("inn"),
        kpp: text("kpp"),
        ogrn: text("ogrn"),
        address: text("address"),
        checksumReason: text("checksumReason"),
      };
      return entity
        ? editLegalEntity({ ...fields, id: entity.id, expectedVersion: version })
        : addLegalEntity({ ...fields, key });
    },
    theirs: (now) => [now.name, now.inn, now.kpp, now.ogrn, now.address].filter(Boolean).join(", "),
  });
  const asksReason = Boolean(entity?.checksumNote) || form.code === "inn_checksum";
  const text = (name: "name" | "inn" | "kpp" | "ogrn" | "address", required?: boolean) => (
    <Field
      name={name}
      id={`${id}-${name}`}
      label={words[name]}
      error={form.fields[name]}
      optional={required ? undefined : words.optional}
    >
      {(control) => (
        <Input
          {...control}
          defaultValue={entity?.[name] ?? ""}
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
      title={entity ? words.editTitle : words.addTitle}
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
        {text("name", true)}
        {text("inn")}
        {asksReason ? (
          <Field
            name="checksumReason"
            id={`${id}-reason`}
            label={words.checksumReason}
            hint={words.checksumHint}
          >
            {(control) => <Input {...control} defaultValue={entity?.checksumNote ?? ""} autoComplete="off" />}
          </Field>
        ) : null}
        {text("kpp")}
        {text("ogrn")}
        {text("address")}
      </form>
    </Dialog>
  );
}
