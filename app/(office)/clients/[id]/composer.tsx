"use client";

import {
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useTransition,
} from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, buttonClass } from "#components/button.tsx";
import type { ComboboxOption } from "#components/combobox-options.ts";
import { cx } from "#components/cx.ts";
import { FieldError } from "#components/field.tsx";
import { Icon } from "#components/icon.tsx";
import { Kbd } from "#components/kbd.tsx";
import { keepFocusOn } from "#components/return-focus.ts";
import type { SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import { isTyping } from "#components/typing.ts";
import type { InteractionKind } from "#db/interactions/kinds.ts";
import type { Locale } from "#db/values/text.ts";
import { localDate, localTime } from "#db/values/time.ts";
import type { TermSetup } from "../../assignments/presets.ts";
import { record } from "../actions.ts";
import { ComposerDetails } from "./composer-details.tsx";
import { ComposerPromise } from "./composer-promise.tsx";
import { type Draft, emptyDraft, keepDraft, keptDraft, type PromiseDraft } from "./draft.ts";
import { inputOf } from "./draft-input.ts";
import { useFoundPromise } from "./use-found-promise.ts";

export type ComposerWords = Messages["clients"]["composer"];

interface Props {
  clientId: string;
  people: readonly SelectOption[];
  outcomes: readonly SelectOption[];
  self: ComboboxOption;
  locale: Locale;
  setup: TermSetup;
  words: ComposerWords;
}

const kinds = [
  ["call", "phone", "KeyC"],
  ["note", "message-square", "KeyN"],
  ["meeting", "users", "KeyM"],
  ["letter", "mail", ""],
  ["message", "message-square-text", ""],
] as const;

/** A talk in one breath: what was said, with whom, how it ended; a promise in the text offers itself as an assignment. */
export function Composer(props: Props) {
  const { clientId, people, outcomes, self, setup, words } = props;
  const [draft, setDraft] = useState<Draft>(() => emptyDraft("call"));
  const [restored, setRestored] = useState(false);
  const [fault, setFault] = useState<{ says: string; fields: Record<string, string> } | null>(null);
  const [pending, startTransition] = useTransition();
  const area = useRef<HTMLTextAreaElement>(null);
  const found = useFoundPromise(draft.text, setup.timeZone);
  const proposed: PromiseDraft | null =
    draft.promise ??
    (found && found.phrase !== draft.dropped
      ? {
          title: found.title,
          date: localDate(found.dueAt, setup.timeZone),
          time: found.hasTime ? localTime(found.dueAt, setup.timeZone) : "",
          to: self,
        }
      : null);

  // Another person in the same tab must not find this text.
  const place = `${self.value}.${clientId}`;
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(place, next);
  };
  useEffect(() => {
    const kept = keptDraft(place);
    if (!kept) return;
    setDraft(kept);
    setRestored(true);
  }, [place]);

  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (isTyping(event)) return;
    const kind = kinds.find(([, , code]) => code !== "" && code === event.code)?.[0];
    if (!kind) return;
    change({ kind });
    area.current?.focus();
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pending || draft.text.trim() === "") return area.current?.focus();
    const byKeyboard = document.activeElement?.matches("input, select, textarea");
    startTransition(async () => {
      const answer = await record(inputOf(clientId, draft, proposed, setup.timeZone)).catch(() => null);
      if (!answer?.ok)
        return setFault({ says: answer?.message ?? words.failed, fields: answer?.fields ?? {} });
      const next = emptyDraft(draft.kind);
      setDraft(next);
      keepDraft(place, next);
      setFault(null);
      setRestored(false);
      if (byKeyboard) keepFocusOn(() => area.current);
      toast.done(answer.data.assignmentId ? words.doneWithPromise : words.done);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  const setByHand = () => change({ promise: { title: "", date: setup.minDate, time: "", to: self } });

  return (
    <form
      aria-label={words.label}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="mb-5 rounded-lg border border-line-strong shadow-button focus-within:border-accent-ink focus-within:outline-2 focus-within:outline-accent-line"
      noValidate
    >
      <div className="@container flex flex-wrap gap-0.5 px-1.5 pt-1.5">
        {kinds.map(([kind, icon, code]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={draft.kind === kind}
            aria-keyshortcuts={code.slice(3).toLowerCase() || undefined}
            onClick={() => change({ kind: kind satisfies InteractionKind })}
            className={cx(
              buttonClass({ variant: "ghost", size: "sm" }),
              draft.kind === kind && "bg-fill text-ink",
            )}
          >
            <Icon name={icon} size={14} className="@max-lg:hidden" />
            {words.kinds[kind]}
          </button>
        ))}
        {proposed ? null : (
          <Button
            variant="ghost"
            size="sm"
            icon="chevrons-right"
            onClick={setByHand}
            className="ml-auto max-md:hidden"
          >
            {words.addPromise}
          </Button>
        )}
      </div>
      <textarea
        ref={area}
        name="text"
        aria-label={words.placeholders[draft.kind]}
        placeholder={words.placeholders[draft.kind]}
        aria-invalid={fault?.fields.text ? true : undefined}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        rows={3}
        maxLength={10_000}
        className="field-sizing-content block min-h-20 w-full resize-none bg-transparent px-3 py-2 text-base/[22px] outline-none placeholder:text-ink-3 max-md:text-lg"
      />
      {restored ? <p className="px-3 pb-2 text-xs text-ink-3">{words.restored}</p> : null}
      {proposed ? (
        <ComposerPromise
          promise={proposed}
          byHand={draft.promise !== null}
          faults={fault?.fields ?? {}}
          locale={props.locale}
          setup={setup}
          words={words}
          onChange={(promise) => change({ promise })}
          onDrop={() => change({ promise: null, dropped: found?.phrase ?? "" })}
        />
      ) : null}
      {fault ? (
        <div className="px-3 pt-2" role="alert">
          <FieldError>{Object.values(fault.fields)[0] ?? fault.says}</FieldError>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-1 p-2">
        <ComposerDetails draft={draft} people={people} outcomes={outcomes} words={words} onChange={change} />
        {proposed ? null : (
          <Button variant="ghost" icon="chevrons-right" onClick={setByHand} className="md:hidden">
            {words.addPromise}
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          className="ml-auto"
          aria-keyshortcuts="Control+Enter"
        >
          {pending ? words.busy : words.submit}
          <Kbd>Ctrl ↵</Kbd>
        </Button>
      </div>
    </form>
  );
}
