"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Checkbox } from "#components/checkbox.tsx";
import { RecordDialog, RecordLine } from "../[id]/record-dialog.tsx";
import { useRecordForm } from "../[id]/use-record-form.ts";
import { editSubject } from "./actions.ts";

interface Subject {
  id: string;
  name: string;
  retired: boolean;
  version: number;
}

type Words = Messages["dossier"]["dialogs"]["common"] & Messages["dossier"]["subjects"];

/** Listens to the plain buttons of the catalogue. */
export function SubjectDesk({ subjects, words }: { subjects: readonly Subject[]; words: Words }) {
  const [opened, setOpened] = useState<Subject | null>(null);
  const onClick = useEffectEvent((event: MouseEvent) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-subject]") : null;
    const subject = subjects.find(({ id }) => id === button?.dataset.subject);
    if (subject) setOpened(subject);
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return opened ? (
    <SubjectDialog key={opened.id} subject={opened} words={words} onClose={() => setOpened(null)} />
  ) : null;
}

function SubjectDialog({ subject, words, onClose }: { subject: Subject; words: Words; onClose: () => void }) {
  const form = useRecordForm({
    words: { ...words, done: words.saved },
    version: subject.version,
    onDone: onClose,
    send: (text, { version }) =>
      editSubject({
        id: subject.id,
        expectedVersion: version,
        name: text("name"),
        retired: text("retired") === "on",
      }),
    theirs: (now) => String(now.name),
  });
  return (
    <RecordDialog title={words.editTitle} words={words} form={form} onClose={onClose}>
      <RecordLine name="name" label={words.nameField} value={subject.name} error={form.fields.name} />
      <Checkbox name="retired" defaultChecked={subject.retired}>
        {words.retiredField}
      </Checkbox>
    </RecordDialog>
  );
}
