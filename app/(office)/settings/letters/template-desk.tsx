"use client";

import { useEffect, useId, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Checkbox } from "#components/checkbox.tsx";
import { Field } from "#components/field.tsx";
import { Textarea } from "#components/textarea.tsx";
import type { TemplateRow } from "#db/letters/queries.ts";
import { RecordDialog, RecordLine } from "../../clients/[id]/record-dialog.tsx";
import { useRecordForm } from "../../clients/[id]/use-record-form.ts";
import { addTemplate, editTemplate } from "./actions.ts";

interface Props {
  templates: readonly TemplateRow[];
  words: Messages["letters"]["template"];
  tags: string;
}

/** Listens to the plain buttons of the page and opens a template, or a new one. */
export function TemplateDesk({ templates, words, tags }: Props) {
  const [opened, setOpened] = useState<{ template?: TemplateRow } | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button =
        event.target instanceof Element ? event.target.closest<HTMLElement>("[data-template]") : null;
      if (!button) return;
      setOpened({ template: templates.find(({ id }) => id === button.dataset.template) });
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [templates]);
  if (!opened) return null;
  const { template } = opened;
  return (
    <TemplateDialog
      key={template?.id ?? ""}
      template={template}
      words={words}
      tags={tags}
      onClose={() => setOpened(null)}
    />
  );
}

function TemplateDialog({
  template,
  words,
  tags,
  onClose,
}: Omit<Props, "templates"> & { template?: TemplateRow; onClose: () => void }) {
  const bodyId = useId();
  const form = useRecordForm({
    words: { ...words, done: template ? words.saved : words.added },
    version: template?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = { name: text("name"), subject: text("subject"), body: text("body") };
      return template
        ? editTemplate({
            ...fields,
            id: template.id,
            expectedVersion: version,
            retired: text("retired") === "on",
          })
        : addTemplate({ ...fields, key });
    },
    theirs: ({ name, subject }) => `«${name}», ${subject}`,
  });
  return (
    <RecordDialog
      title={template ? words.editTitle : words.addTitle}
      words={words}
      form={form}
      onClose={onClose}
      wide
    >
      <RecordLine name="name" label={words.name} value={template?.name} error={form.fields.name} />
      <RecordLine
        name="subject"
        label={words.subject}
        value={template?.subject}
        error={form.fields.subject}
      />
      <Field
        name="body"
        id={bodyId}
        label={words.body}
        hint={words.bodyHint.replace("{tags}", tags)}
        error={form.fields.body}
      >
        {(control) => (
          <Textarea {...control} rows={9} maxLength={9000} defaultValue={template?.body} required />
        )}
      </Field>
      {template ? (
        <Checkbox name="retired" defaultChecked={template.retired}>
          {words.retired}
        </Checkbox>
      ) : null}
    </RecordDialog>
  );
}
