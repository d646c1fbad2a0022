import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select } from "#components/select.tsx";
import type { Edit } from "#db/complaints/input.ts";
import { parseMoney } from "#db/values/money.ts";
import { edit } from "../actions.ts";
import type { Fact, FactWords } from "./facts.ts";

interface Props {
  id: string;
  version: number;
  fact: Fact;
  words: FactWords;
  onClose: () => void;
}

/** What the command is asked to write, or null when it is no sum. */
function readValue({ isMoney, options }: Fact, typed: string): string | number | null | undefined {
  if (options) return typed;
  if (typed === "") return null;
  return isMoney ? (parseMoney(typed) ?? undefined) : typed;
}

/** The field in place of the words. Enter saves, Escape leaves; after a lost race the other's value stands beside. */
export function FactEditor({ id, version, fact, words, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<string>();
  /** Whoever was faster, and the version that the next press names. */
  const [conflict, setConflict] = useState<{ mine: string; version: number } | null>(null);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const save = (typed: string, expectedVersion: number) => {
    if (pending) return;
    if (typed === fact.value && !conflict) return onClose();
    const value = readValue(fact, typed);
    if (value === undefined) return setFault(words.moneyWrong);
    startTransition(async () => {
      const input = { id, expectedVersion, [fact.field]: value } as Edit;
      const answer = await edit(input).catch(() => null);
      if (answer?.ok) return onClose();
      if (answer?.code === "stale") {
        const now = Number((answer.details?.now as { version: number } | undefined)?.version);
        if (Number.isInteger(now)) return setConflict({ mine: typed, version: now });
      }
      setFault(answer ? (answer.fields?.[fact.field] ?? answer.message) : words.failed);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(String(new FormData(event.currentTarget).get(fact.field) ?? "").trim(), version);
  };
  if (conflict) {
    return (
      <dd className="fact-editor">
        <Notice tone="soon" role="alert">
          <p>{words.stale}</p>
          <p>{words.mine.replace("{value}", conflict.mine || words.blank)}</p>
          <div className="mt-2 flex flex-wrap gap-1">
            <Button
              size="sm"
              variant="soft"
              pending={pending}
              onClick={() => save(conflict.mine, conflict.version)}
            >
              {words.keepMine}
            </Button>
            <Button size="sm" variant="ghost" onClick={onClose}>
              {words.takeTheirs}
            </Button>
          </div>
        </Notice>
      </dd>
    );
  }
  return (
    <dd className="fact-editor">
      <form
        ref={form}
        onSubmit={submit}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
        className="my-1 grid gap-2"
        noValidate
      >
        <Field name={fact.field} id={`fact-${fact.field}`} label={words[fact.field]} error={fault}>
          {(control) =>
            fact.options ? (
              <Select {...control} options={fact.options} defaultValue={fact.value} autoFocus />
            ) : (
              <Input {...control} defaultValue={fact.value} maxLength={300} autoComplete="off" autoFocus />
            )
          }
        </Field>
        <div className="flex gap-1">
          <Button type="submit" size="sm" variant="soft" pending={pending}>
            {pending ? words.saving : words.save}
          </Button>
          <Button size="sm" variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </dd>
  );
}
