"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { FileDrop } from "#components/file-drop.tsx";
import { Notice } from "#components/notice.tsx";

interface Props {
  words: Record<"title" | "choose" | "other" | "hint" | "send" | "sending" | "tooLarge" | "failed", string>;
  locale: string;
  mostBytes: number;
}

type Answer = { ok: true; data: { id: string } } | { ok: false; message: string };

export function UploadForm({ words, locale, mostBytes }: Props) {
  const router = useRouter();
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();

  const choose = (chosen: File) => {
    setFile(chosen);
    setRefusal(chosen.size > mostBytes ? words.tooLarge : undefined);
  };
  const send = async () => {
    if (!file || refusal) return;
    const body = new FormData();
    body.set("file", file);
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

  return (
    <form className="grid gap-4" action={() => start(send)}>
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
