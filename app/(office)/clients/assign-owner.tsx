"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button, buttonClass } from "#components/button.tsx";
import { Combobox } from "#components/combobox.tsx";
import { useSelection } from "#components/data-table/selection-bar.tsx";
import { Field } from "#components/field.tsx";
import { Icon } from "#components/icon.tsx";
import { Popover } from "#components/popover.tsx";
import { keepFocusOn } from "#components/return-focus.ts";
import { toast } from "#components/toast.tsx";
import { fill } from "../assignments/fill.ts";
import { assignOwners } from "./actions.ts";
import { findOwners } from "./find-owners.ts";

export interface AssignWords {
  action: string;
  to: string;
  toHint: string;
  empty: string;
  loading: string;
  submit: string;
  busy: string;
  done: string;
  undo: string;
  undone: string;
  failed: string;
}

/** Makes one colleague responsible for all the ticked, and can be taken back from the toast. */
export function AssignOwner({ words }: { words: AssignWords }) {
  const { ids, clear } = useSelection();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();

  const send = async (changes: { id: string; ownerId: string | null }[]) => {
    const answer = await assignOwners({ changes });
    if (!answer.ok) throw new Error(answer.message);
    return answer.data.previous;
  };
  const undo = async (previous: { id: string; ownerId: string | null }[]) => {
    try {
      await send(previous);
      toast.done(words.undone);
    } catch (failure) {
      toast.failed(failure instanceof Error ? failure.message : words.failed);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || pending) return setError(words.toHint);
    startTransition(async () => {
      const answer = await assignOwners({ changes: ids.map((id) => ({ id, ownerId: chosen.value })) }).catch(
        () => null,
      );
      if (!answer?.ok) return setError(answer?.message ?? words.failed);
      form.current?.closest<HTMLElement>("[popover]")?.hidePopover();
      clear();
      keepFocusOn(() => document.querySelector<HTMLElement>(`[data-select="${ids[0]}"]`));
      toast.done(fill(words.done, { name: chosen.label, n: String(ids.length) }), {
        undo: { label: words.undo, run: () => void undo(answer.data.previous) },
      });
    });
  };
  return (
    <Popover
      id="assign-owner"
      label={words.action}
      triggerClass={buttonClass({ variant: "ghost", size: "sm" })}
      trigger={
        <>
          <Icon name="user-round" />
          {words.action}
        </>
      }
    >
      <form ref={form} onSubmit={submit} className="grid w-64 gap-3">
        <Field name="owner" id="assign-owner-to" label={words.to} hint={words.toHint} error={error}>
          {(control) => (
            <Combobox
              {...control}
              search={findOwners}
              labels={words}
              onChange={(option) => {
                setChosen(option);
                setError(undefined);
              }}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.busy : words.submit}
        </Button>
      </form>
    </Popover>
  );
}
