"use client";

import { useState } from "react";
import { Button } from "#components/button.tsx";
import { LetterFrame } from "./letter-frame.tsx";

export interface SheetWords {
  from: string;
  to: string;
  subject: string;
  noSubject: string;
  noAddress: string;
  html: string;
  text: string;
  views: string;
}

interface Props {
  letter: { from?: string; to: string | null; subject: string; html: string; text: string };
  words: SheetWords;
}

/** Whose it is, to whom, about what, and the letter itself or its plain text. */
export function LetterSheet({ letter, words }: Props) {
  const [view, setView] = useState<"html" | "text">("html");
  const subject = letter.subject || words.noSubject;
  return (
    <div className="overflow-hidden rounded-lg border border-line-strong">
      <div className="flex items-start gap-3 border-b border-line px-4 py-3">
        <dl className="grid min-w-0 flex-1 grid-cols-[48px_minmax(0,1fr)] gap-x-2 gap-y-0.5 text-sm">
          {letter.from === undefined ? null : (
            <>
              <dt className="text-ink-3">{words.from}</dt>
              <dd className="wrap-anywhere">{letter.from}</dd>
            </>
          )}
          <dt className="text-ink-3">{words.to}</dt>
          <dd className="wrap-anywhere">{letter.to ?? words.noAddress}</dd>
          <dt className="text-ink-3">{words.subject}</dt>
          <dd className="font-medium wrap-anywhere">{subject}</dd>
        </dl>
      </div>
      <fieldset className="flex gap-1 border-b border-line px-3 py-1">
        <legend className="sr-only">{words.views}</legend>
        {(["html", "text"] as const).map((name) => (
          <Button
            key={name}
            size="sm"
            variant="ghost"
            aria-pressed={view === name}
            className={view === name ? "bg-fill text-ink" : undefined}
            onClick={() => setView(name)}
          >
            {words[name]}
          </Button>
        ))}
      </fieldset>
      {view === "html" ? (
        <LetterFrame html={letter.html} title={subject} />
      ) : (
        <pre className="max-h-[640px] overflow-auto p-4 font-sans text-sm wrap-anywhere whitespace-pre-wrap">
          {letter.text}
        </pre>
      )}
    </div>
  );
}
