"use client";

import { useEffect, useRef } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { useDesk } from "./draft-desk.tsx";
import type { DraftField } from "./draft-texts.ts";

type Props = { words: Messages["mailings"]["conflict"]; names: Record<DraftField, string> };

/** Two people wrote the same field: both values side by side, and who wrote last decides. */
export function ConflictNotice({ words, names }: Props) {
  const { draft } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const { conflict, texts, settle } = draft;
  useEffect(() => {
    if (conflict) place.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [conflict]);
  if (!conflict) return null;
  return (
    <div ref={place}>
      <Notice tone="soon" role="alert">
        <p>{words.title}</p>
        {conflict.fields.map((field) => (
          <dl key={field} className="mt-2 grid gap-1">
            <dt className="font-medium">{names[field]}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">
              <span className="text-ink-3">{words.theirs}: </span>
              {conflict.theirs[field] || words.blank}
            </dd>
            <dd className="wrap-anywhere whitespace-pre-line">
              <span className="text-ink-3">{words.mine}: </span>
              {texts[field] || words.blank}
            </dd>
          </dl>
        ))}
        <div className="mt-2 flex flex-wrap gap-1">
          <Button size="sm" variant="soft" onClick={() => settle("mine")}>
            {words.keepMine}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => settle("theirs")}>
            {words.takeTheirs}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
