"use client";

import { type FormEvent, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Icon } from "#components/icon.tsx";
import type { SelectOption } from "#components/select.tsx";
import type { FactName } from "#db/clients/input.ts";
import { editFact } from "../actions.ts";
import { type Conflict, FactEditor } from "./fact-editor.tsx";

export type FactWords = Messages["clients"]["facts"];

interface Props {
  clientId: string;
  version: number;
  field: FactName | "owner";
  /** As it is edited: the key of a choice, the text of a line; empty when nothing is known. */
  value: string;
  options?: readonly SelectOption[];
  /** The word for no choice; without it one has to be made. */
  empty?: string;
  long?: boolean;
  /** Shown, not edited. */
  locked?: boolean;
  words: FactWords;
}

/** One fact: its words, and a press away the field to change it. Somebody else's change is shown, never lost. */
export function FactField(props: Props) {
  const { clientId, version, field, value, options, empty, words, locked } = props;
  const [editing, setEditing] = useState(false);
  const [fault, setFault] = useState<string>();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [pending, startTransition] = useTransition();
  const label = words[field];
  const shown = (key: string) =>
    options?.find((option) => option.value === key)?.label ?? (options ? (empty ?? "") : key);

  const close = () => {
    setEditing(false);
    setFault(undefined);
    setConflict(null);
  };
  const save = (next: string, expectedVersion: number) => {
    if (pending || field === "owner") return;
    if (next === value && !conflict) return close();
    startTransition(async () => {
      const input = {
        id: clientId,
        expectedVersion,
        field,
        value: next || (field === "branchId" ? null : ""),
      };
      const answer = await editFact(input as Parameters<typeof editFact>[0]).catch(() => null);
      if (answer?.ok) return close();
      if (answer?.code === "stale") {
        const theirs = String(answer.details?.theirs ?? "");
        // Another fact was changed meanwhile: this one stands as it was, so there is nothing to choose between.
        if (theirs === value) return save(next, Number(answer.details?.version));
        return setConflict({ mine: next, theirs: shown(theirs), version: Number(answer.details?.version) });
      }
      setFault(answer ? (answer.fields?.value ?? answer.message) : words.failed);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(String(new FormData(event.currentTarget).get(field) ?? ""), version);
  };

  if (editing) {
    return (
      <FactEditor
        {...props}
        label={label}
        fault={fault}
        conflict={conflict && { ...conflict, mineShown: shown(conflict.mine) }}
        pending={pending}
        onSubmit={submit}
        onKeepMine={() => conflict && save(conflict.mine, conflict.version)}
        onClose={close}
      />
    );
  }
  const text = shown(value);
  return (
    <div className="group/fact grid grid-cols-[104px_minmax(0,1fr)] gap-x-2">
      <dt className="py-0.5 text-ink-3">{label}</dt>
      <dd className="min-w-0">
        {locked ? (
          <span className="block py-0.5 whitespace-pre-line wrap-anywhere">
            {text || <Blank words={words} />}
          </span>
        ) : (
          <button
            type="button"
            onClick={() => setEditing(true)}
            className="-mx-1.5 flex w-[calc(100%+12px)] items-start gap-1 rounded-md px-1.5 py-0.5 text-left hover:bg-hover"
          >
            <span className="min-w-0 flex-1 whitespace-pre-line wrap-anywhere">
              {text || <Blank words={words} />}
            </span>
            <span className="sr-only">{words.edit.replace("{name}", label)}</span>
            <Icon
              name="pencil"
              size={14}
              className="mt-[3px] text-ink-3 opacity-0 group-focus-within/fact:opacity-100 group-hover/fact:opacity-100"
            />
          </button>
        )}
      </dd>
    </div>
  );
}

const Blank = ({ words }: { words: FactWords }) => <span className="text-ink-3">{words.blank}</span>;
