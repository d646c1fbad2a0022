import { useEffect, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import { createList } from "../../segments/actions.ts";
import type { DialogWords } from "./bulk-dialog.tsx";

type Choice = { value: string; label: string };
type Props = { value: string; onChange: (id: string) => void; words: DialogWords };

/** A fixed list to put clients on, or the name of a new one. */
export function ListChoice({ value, onChange, words }: Props) {
  const [lists, setLists] = useState<Choice[]>([]);
  const [name, setName] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string>();
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    const stop = new AbortController();
    fetch("/clients/choices?of=list", { signal: stop.signal })
      .then((answer) => answer.json() as Promise<{ ok: boolean; data: Choice[] }>)
      .then(({ ok, data }) => {
        if (!ok) return setFault(words.failed);
        setLists(data);
        if (data.length === 0) setName("");
      })
      .catch(() => stop.signal.aborted || setFault(words.failed));
    return () => stop.abort();
  }, [words]);

  const add = () => {
    const title = name?.trim() ?? "";
    if (title === "") return setFault(words.listRequired);
    startTransition(async () => {
      const answer = await createList({ key, name: title }).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      const { id } = answer.data;
      setLists([...lists, { value: id, label: title }]);
      setName(null);
      onChange(id);
    });
  };
  if (name !== null) {
    return (
      <div className="grid gap-2">
        <Field name="list" id="bulk-list" label={words.newList} hint={words.newListHint} error={fault}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => {
                setName(event.target.value);
                setFault(undefined);
              }}
            />
          )}
        </Field>
        <span className="flex gap-1">
          <Button variant="soft" size="sm" pending={pending} onClick={add}>
            {words.createList}
          </Button>
          {lists.length > 0 ? (
            <Button variant="ghost" size="sm" onClick={() => setName(null)}>
              {words.chooseList}
            </Button>
          ) : null}
        </span>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <Field
        name="list"
        id="bulk-list"
        label={words.values.list_add}
        hint={words.hints.list_add}
        error={fault}
      >
        {(control) => (
          <Select
            {...control}
            options={lists}
            empty={words.choose}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <span>
        <Button variant="ghost" size="sm" icon="plus" onClick={() => setName("")}>
          {words.newList}
        </Button>
      </span>
    </div>
  );
}
