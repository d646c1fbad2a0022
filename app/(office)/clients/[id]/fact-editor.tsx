import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import type { Failure } from "#app/refusal.ts";
import { Button } from "#components/button.tsx";
import { Field, type FieldControl } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { fill } from "../../assignments/fill.ts";
import { editFact } from "../actions.ts";
import { type Fact, type FactWords, labelOf } from "./fact.ts";

interface Props {
  clientId: string;
  version: number;
  fact: Fact;
  words: FactWords;
  onClose: () => void;
  /** Saves something else than a fact of the client's own row. */
  send?: (value: string, expectedVersion: number) => Promise<Answer>;
  /** Where it does not stand in a list of definitions, which holds nothing else than `dd`. */
  as?: "dd" | "div";
  /** Another field than a line, a text or a list; `say` puts its value into words. */
  input?: (control: FieldControl) => ReactNode;
  say?: (value: string) => string;
}

type Answer = { ok: true } | Failure | null;

interface Conflict {
  mine: string;
  theirs: string;
  version: number;
}

/**
 * The field in place of the words. Enter saves, and so does a choice from a list; Escape leaves; after a lost race
 * both values stand side by side.
 */
export function FactEditor({
  clientId,
  version,
  fact,
  words,
  onClose,
  send,
  as: Box = "dd",
  input,
  say,
}: Props) {
  const { field, value, options, empty, long, hint } = fact;
  const [fault, setFault] = useState<string>();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const stepping = useRef(false);
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);
  const shown = (key: string) =>
    say
      ? say(key)
      : (options?.find((option) => option.value === key)?.label ?? (options ? (empty ?? "") : key));

  const save = (next: string, expectedVersion: number) => {
    if (pending) return;
    if (next === value && !conflict) return onClose();
    startTransition(async () => {
      const changed = field === "branchId" ? next || null : next;
      const sent = { id: clientId, expectedVersion, field, value: changed };
      const answer = await (send
        ? send(next, expectedVersion)
        : editFact(sent as Parameters<typeof editFact>[0]).catch(() => null));
      if (answer?.ok) return onClose();
      if (answer?.code === "stale") {
        const theirs = String(answer.details?.theirs ?? "");
        const now = Number(answer.details?.version);
        // Another fact was changed meanwhile: this one stands as it was, so there is nothing to choose between.
        return theirs === value ? save(next, now) : setConflict({ mine: next, theirs, version: now });
      }
      const nameless = field === "name" && next.trim() === "";
      if (answer?.fields && nameless) return setFault(words.nameRequired);
      setFault(answer ? (answer.fields?.value ?? answer.message) : words.failed);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(String(new FormData(event.currentTarget).get(field) ?? ""), version);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Escape") onClose();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };

  if (conflict) {
    return (
      <Box className="fact-editor">
        <Notice tone="soon" role="alert">
          <p>{words.stale}</p>
          <p>{fill(words.theirs, { value: shown(conflict.theirs) || words.blank })}</p>
          <p>{fill(words.mine, { value: shown(conflict.mine) || words.blank })}</p>
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
      </Box>
    );
  }
  return (
    <Box className="fact-editor">
      <form ref={form} onSubmit={submit} onKeyDown={onKeyDown} className="my-1 grid gap-2" noValidate>
        <Field name={field} id={`fact-${field}`} label={labelOf(fact, words)} hint={hint} error={fault}>
          {(control) => {
            if (input) return input(control);
            const shared = { ...control, defaultValue: value, autoFocus: true };
            if (options)
              return (
                <Select
                  {...shared}
                  options={options}
                  empty={empty}
                  onKeyDown={(event) => {
                    // Keys on a closed list step through it; only a choice out of the open one is meant.
                    stepping.current = !["Enter", " "].includes(event.key) && !event.altKey;
                  }}
                  onPointerDown={() => {
                    stepping.current = false;
                  }}
                  onChange={(event) => stepping.current || save(event.target.value, version)}
                />
              );
            return long ? (
              <Textarea {...shared} rows={4} maxLength={5000} />
            ) : (
              <Input {...shared} maxLength={1000} autoComplete="off" />
            );
          }}
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
    </Box>
  );
}
