"use client";

import type { Messages } from "#app/messages/catalogues.ts";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { Skeleton } from "#components/skeleton.tsx";
import { useDesk } from "./draft-desk.tsx";
import { LetterSheet } from "./letter-sheet.tsx";

type Props = { words: Messages["mailings"]["preview"]; clients: SelectOption[] };

/** The letter as it is being typed, in the eyes of one client of the segment. */
export function LetterPreview({ words, clients }: Props) {
  const { clientId, look, preview, lost } = useDesk();
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor="look-as" className="text-sm text-ink-2">
          {words.as}
        </label>
        <Select
          id="look-as"
          className="min-w-0 flex-1"
          options={clients}
          empty={words.nobody}
          value={clientId}
          onChange={(event) => look(event.target.value)}
        />
      </div>
      {lost ? (
        <Notice tone="late" role="status">
          {words.failed}
        </Notice>
      ) : null}
      {preview ? (
        <>
          <LetterSheet letter={preview} words={words} />
          <p className="text-xs text-ink-3">{words.dead}</p>
        </>
      ) : lost ? null : (
        <Skeleton rows={8} label={words.loading} />
      )}
    </div>
  );
}
