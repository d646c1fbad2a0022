"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { Icon } from "#components/icon.tsx";
import { toast } from "#components/toast.tsx";
import { fill } from "../../assignments/fill.ts";
import { assignOwners } from "../actions.ts";
import { findOwners } from "../find-owners.ts";
import type { FactWords } from "./fact-field.tsx";

interface Props {
  clientId: string;
  owner: ComboboxOption | null;
  words: FactWords;
  search: { empty: string; loading: string };
}

/** Who answers for the client; the change can be taken back at once. */
export function OwnerField({ clientId, owner, words, search }: Props) {
  const [editing, setEditing] = useState(false);
  const [fault, setFault] = useState<string>();
  const [pending, startTransition] = useTransition();

  const undo = async (ownerId: string | null) => {
    const answer = await assignOwners({ changes: [{ id: clientId, ownerId }] }).catch(() => null);
    if (answer?.ok) toast.done(words.undone);
    else toast.failed(answer?.message ?? words.failed);
  };
  const choose = (option: ComboboxOption | undefined) => {
    if (!option || pending) return;
    startTransition(async () => {
      const answer = await assignOwners({ changes: [{ id: clientId, ownerId: option.value }] }).catch(
        () => null,
      );
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      setEditing(false);
      toast.done(fill(words.ownerDone, { name: option.label }), {
        undo: { label: words.undo, run: () => void undo(answer.data.previous[0]?.ownerId ?? null) },
      });
    });
  };
  if (editing) {
    return (
      <div>
        <dt className="sr-only">{words.owner}</dt>
        <dd className="my-1 grid gap-2">
          <Field name="owner" id="fact-owner" label={words.owner} error={fault}>
            {(control) => (
              <Combobox
                {...control}
                search={findOwners}
                defaultOption={owner ?? undefined}
                labels={search}
                onChange={choose}
              />
            )}
          </Field>
          <div>
            <Button size="sm" variant="ghost" pending={pending} onClick={() => setEditing(false)}>
              {pending ? words.saving : words.cancel}
            </Button>
          </div>
        </dd>
      </div>
    );
  }
  return (
    <div className="group/fact grid grid-cols-[104px_minmax(0,1fr)] gap-x-2">
      <dt className="py-0.5 text-ink-3">{words.owner}</dt>
      <dd className="min-w-0">
        <button
          type="button"
          onClick={() => setEditing(true)}
          className="-mx-1.5 flex w-[calc(100%+12px)] items-start gap-1 rounded-md px-1.5 py-0.5 text-left hover:bg-hover"
        >
          <span className="min-w-0 flex-1">
            {owner?.label ?? <span className="text-ink-3">{words.blank}</span>}
          </span>
          <span className="sr-only">{fill(words.edit, { name: words.owner })}</span>
          <Icon
            name="pencil"
            size={14}
            className="mt-[3px] text-ink-3 opacity-0 group-focus-within/fact:opacity-100 group-hover/fact:opacity-100"
          />
        </button>
      </dd>
    </div>
  );
}
