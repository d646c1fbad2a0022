"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { FileDrop } from "#components/file-drop.tsx";
import { Notice } from "#components/notice.tsx";
import { Select } from "#components/select.tsx";

interface Props {
  words: Record<
    | "title"
    | "choose"
    | "other"
    | "hint"
    | "send"
    | "sending"
    | "tooLarge"
    | "failed"
    | "template"
    | "kind"
    | "noTemplate",
    string
  >;
  locale: string;
  mostBytes: number;
  kinds: { value: string; label: string }[];
  templates: { value: string; label: string; kind: string }[];
}

type Answer = { ok: true; data: { id: string } } | { ok: false; message: string };

export function UploadForm({ words, locale, mostBytes, kinds, templates }: Props) {
  const router = useRouter();
  const [file, setFile] = useState<File>();
  const [kind, setKind] = useState(kinds[0]?.value ?? "");
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();

  const choose = (chosen: File) => {
    setFile(chosen);
    setRefusal(chosen.size > mostBytes ? words.tooLarge : undefined);
  };
  const send = async (form: FormData) => {
    if (!file || refusal) return;
    const body = new FormData();
    body.set("file", file);
    body.set("kind", kind);
    const template = form.get("template");
    if (template) body.set("template", template);
    let answer: Answer;
    try {
      answer = (await (await fetch("/clients/import/upload", { method: "POST", body })).json()) as Answer;
    } catch {
      setRefusal(words.failed);
      return;
    }
    if (answer.ok) router.push(`/clients/import/${answer.data.id}` as Route);
    else setRefusal(answer.message);
  };

  const ofKind = templates.filter((template) => template.kind === kind);
  return (
    <form className="grid gap-4" action={(form) => start(() => send(form))}>
      <Field name="kind" label={words.kind}>
        {(field) => (
          <Select
            {...field}
            options={kinds}
            value={kind}
            onChange={({ currentTarget }) => setKind(currentTarget.value)}
            className="max-w-[360px]"
          />
        )}
      </Field>
      <FileDrop
        id="file"
        name="file"
        accept=".xlsx,.csv,.tsv,.txt"
        labels={words}
        locale={locale}
        required
        onChoose={choose}
        aria-invalid={refusal ? true : undefined}
        aria-describedby={refusal ? "file-refused" : undefined}
      />
      {ofKind.length > 0 ? (
        <Field name="template" label={words.template}>
          {(field) => (
            <Select {...field} empty={words.noTemplate} options={ofKind} className="max-w-[360px]" />
          )}
        </Field>
      ) : null}
      {refusal ? (
        <div id="file-refused">
          <Notice tone="late" role="alert">
            {refusal}
          </Notice>
        </div>
      ) : null}
      <div>
        <Button
          type="submit"
          variant="primary"
          icon="upload"
          pending={pending}
          disabled={refusal !== undefined}
        >
          {pending ? words.sending : words.send}
        </Button>
      </div>
    </form>
  );
}
