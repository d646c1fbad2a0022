"use client";

import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { RecordDialog, RecordLine } from "../../[id]/record-dialog.tsx";
import { useRecordForm } from "../../[id]/use-record-form.ts";
import { editGroup, setLimit } from "../actions.ts";

type Words = Messages["dossier"]["dialogs"]["common"] & Messages["dossier"]["groups"];

interface Group {
  id: string;
  name: string;
  note: string | null;
  version: number;
  creditLimitKopecks: number | null;
}

interface Props {
  group: Group;
  edits: boolean;
  limits: boolean;
  words: Words;
}

/** What may be changed of a group: its name by heads, its limit by who answers for the money. */
export function GroupForms({ group, edits, limits, words }: Props) {
  const [open, setOpen] = useState<"name" | "limit" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {edits ? (
        <Button variant="ghost" icon="pencil" onClick={() => setOpen("name")}>
          {words.edit}
        </Button>
      ) : null}
      {limits ? (
        <Button icon="wallet" onClick={() => setOpen("limit")}>
          {words.setLimit}
        </Button>
      ) : null}
      {open === "name" ? <NameDialog group={group} words={words} onClose={close} /> : null}
      {open === "limit" ? <LimitDialog group={group} words={words} onClose={close} /> : null}
    </>
  );
}

type DialogProps = Pick<Props, "group" | "words"> & { onClose: () => void };

function NameDialog({ group, words, onClose }: DialogProps) {
  const form = useRecordForm({
    words: { ...words, done: words.saved },
    version: group.version,
    onDone: onClose,
    send: (text, { version }) =>
      editGroup({ id: group.id, expectedVersion: version, name: text("name"), note: text("note") }),
    theirs: (now) => [now.name, now.note].filter(Boolean).join(", "),
  });
  return (
    <RecordDialog title={words.edit} words={words} form={form} onClose={onClose}>
      <RecordLine name="name" label={words.nameField} value={group.name} error={form.fields.name} />
      <RecordLine
        name="note"
        label={words.noteField}
        value={group.note}
        error={form.fields.note}
        optional={words.optional}
      />
    </RecordDialog>
  );
}

/** Roubles as they are typed: the field shows what it will read again. */
const roubles = (kopecks: number | null) =>
  kopecks === null ? "" : (kopecks / 100).toFixed(kopecks % 100 ? 2 : 0);

function LimitDialog({ group, words, onClose }: DialogProps) {
  const form = useRecordForm({
    words: { ...words, done: words.saved },
    version: group.version,
    onDone: onClose,
    send: (text, { version }) => setLimit({ id: group.id, expectedVersion: version, limit: text("limit") }),
    theirs: ({ limit }) => roubles(limit === null ? null : Number(limit)) || words.noLimit,
  });
  return (
    <RecordDialog title={words.setLimit} words={words} form={form} onClose={onClose}>
      <RecordLine
        name="limit"
        label={words.limitField}
        value={roubles(group.creditLimitKopecks)}
        hint={words.limitHint}
        error={form.fields.limit}
        optional={words.optional}
      />
    </RecordDialog>
  );
}
