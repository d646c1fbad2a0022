import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { keepFocusOn } from "#components/return-focus.ts";
import { toast } from "#components/toast.tsx";
import { fill } from "../../assignments/fill.ts";
import { assignOwners } from "../actions.ts";
import { findOwners } from "../find-owners.ts";
import type { Fact, FactWords } from "./fact.ts";

interface Props {
  clientId: string;
  fact: Fact;
  words: FactWords;
  search: { empty: string; loading: string };
  onClose: () => void;
}

/** Who answers for the client; the change can be taken back at once. */
export function OwnerEditor({ clientId, fact: { value, shown }, words, search, onClose }: Props) {
  const [fault, setFault] = useState<string>();
  const [pending, startTransition] = useTransition();

  const undo = async (ownerId: string | null) => {
    const answer = await assignOwners({ changes: [{ id: clientId, ownerId }] }).catch(() => null);
    if (answer?.ok) toast.done(words.undone);
    else toast.failed(answer?.message ?? words.failed);
    keepFocusOn(() => document.querySelector<HTMLElement>("[data-fact=owner]"));
  };
  const choose = (option: ComboboxOption | undefined) => {
    if (!option || pending) return;
    startTransition(async () => {
      const change = { id: clientId, ownerId: option.value };
      const answer = await assignOwners({ changes: [change] }).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      onClose();
      toast.done(fill(words.ownerDone, { name: option.label }), {
        undo: { label: words.undo, run: () => void undo(answer.data.previous[0]?.ownerId ?? null) },
      });
    });
  };
  return (
    <dd className="fact-editor my-1 grid gap-2">
      <Field name="owner" id="fact-owner" label={words.owner} error={fault}>
        {(control) => (
          <Combobox
            {...control}
            autoFocus
            search={findOwners}
            defaultOption={value ? { value, label: shown } : undefined}
            labels={search}
            onChange={choose}
          />
        )}
      </Field>
      <div>
        <Button size="sm" variant="ghost" pending={pending} onClick={onClose}>
          {pending ? words.saving : words.cancel}
        </Button>
      </div>
    </dd>
  );
}
