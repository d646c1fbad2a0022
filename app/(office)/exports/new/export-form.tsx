"use client";

import { useRef, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Checkbox } from "#components/checkbox.tsx";
import { Notice } from "#components/notice.tsx";
import { RadioGroup } from "#components/radio.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { ExportFormat } from "#db/exports/formats.ts";
import type { ExportKind } from "#db/exports/kinds.ts";
import { order } from "../actions.ts";

interface Props {
  kind: ExportKind;
  query: string;
  columns: { key: string; label: string; isContact: boolean; shown: boolean }[];
  formats: { value: string; label: string }[];
  /** Said when columns are kept back from this person. */
  hiddenNote: string | null;
  words: Messages["exports"]["form"];
}

/** Orders the file, then follows the link that works once: a client part because the answer is a download. */
export function ExportForm({ kind, query, columns, formats, hiddenNote, words }: Props) {
  const key = useRef<string | null>(null);
  const [fault, setFault] = useState<string>();
  const [taken, setTaken] = useState<number>();
  async function send(form: FormData) {
    key.current ??= crypto.randomUUID();
    setFault(undefined);
    const chosen = form.getAll("column").map(String);
    if (chosen.length === 0) return setFault(words.choose);
    const format = String(form.get("format")) as ExportFormat;
    const answer = await order({ key: key.current, kind, format, columns: chosen, query }).catch(() => null);
    key.current = null;
    if (!answer?.ok) return setFault(answer?.message ?? words.failed);
    setTaken(answer.data.number);
    location.assign(`/exports/${answer.data.id}/file`);
  }
  const group = (legend: string, isContact: boolean) => {
    const own = columns.filter((column) => column.isContact === isContact);
    return own.length === 0 ? null : (
      <fieldset>
        <legend className="field-label mb-2">{legend}</legend>
        <div className="grid grid-cols-3 gap-x-4 gap-y-2 max-md:grid-cols-1">
          {own.map(({ key: column, label, shown }) => (
            <Checkbox key={column} name="column" value={column} defaultChecked={shown}>
              {label}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    );
  };
  return (
    <form action={send} className="grid justify-items-start gap-5">
      {group(words.columns, false)}
      {group(words.contacts, true)}
      {hiddenNote ? <p className="text-xs text-ink-3">{hiddenNote}</p> : null}
      <RadioGroup name="format" legend={words.format} defaultValue="xlsx" options={formats} inline />
      {fault ? (
        <Notice tone="late" role="alert">
          {fault}
        </Notice>
      ) : null}
      {taken === undefined ? null : (
        <Notice tone="done" role="status">
          {words.taken.replace("{number}", String(taken))}
        </Notice>
      )}
      <SubmitButton icon="download" pendingLabel={words.ordering}>
        {words.take}
      </SubmitButton>
    </form>
  );
}
