"use client";

import { Button } from "#components/button.tsx";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Field } from "#components/field.tsx";
import { Icon } from "#components/icon.tsx";
import { Input } from "#components/input.tsx";
import type { Locale } from "#db/values/text.ts";
import { formatDay, formatWeekday } from "#db/values/time.ts";
import type { TermSetup } from "../../assignments/presets.ts";
import type { ComposerWords } from "./composer.tsx";
import type { PromiseDraft } from "./draft.ts";

interface Props {
  promise: PromiseDraft;
  /** Set by hand: fields. Found in the text: a sentence, each part of which opens the fields. */
  byHand: boolean;
  faults: Record<string, string>;
  locale: Locale;
  setup: TermSetup;
  words: ComposerWords;
  onChange: (promise: PromiseDraft) => void;
  onDrop: () => void;
}

async function searchAddressees(text: string): Promise<ComboboxOption[]> {
  const response = await fetch(`/assignments/addressees?find=${encodeURIComponent(text)}`);
  if (!response.ok) return [];
  return ((await response.json()) as { data: ComboboxOption[] }).data;
}

/** «Поручение: перезвонить — завтра, 15:00 — Ирина Соколова»: what will be handed over on saving. */
export function ComposerPromise(props: Props) {
  const { words, onDrop } = props;
  return (
    <div className="mx-3 grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 rounded-md bg-accent-soft px-3 py-2 text-sm">
      <Icon name="chevrons-right" className="mt-0.5 text-accent-ink" />
      {props.byHand ? <ByHand {...props} /> : <Found {...props} />}
      <Button variant="ghost" size="sm" icon="x" iconOnly onClick={onDrop} className="-my-1 -mr-2">
        {words.dropPromise}
      </Button>
    </div>
  );
}

function Found({ promise, locale, setup, words, onChange }: Props) {
  const { timeZone } = setup;
  const when = { locale, timeZone, now: new Date() };
  const [word, day] = [formatDay(promise.date, when), formatWeekday(promise.date, when)];
  const term = [word === day ? "" : word, day, promise.time].filter(Boolean).join(", ");
  // The part that was pressed is the field one goes on in, once the fields are there.
  const open = (field: "title" | "date" | "to") => {
    onChange(promise);
    requestAnimationFrame(() => document.getElementById(`promise-${field}`)?.focus());
  };
  const part = (text: string, field: "title" | "date" | "to") => (
    <button
      type="button"
      onClick={() => open(field)}
      className="font-medium underline decoration-accent-line underline-offset-4"
    >
      {text}
    </button>
  );
  return (
    <p role="status">
      {words.promise}: {part(promise.title, "title")} — {part(term, "date")} —{" "}
      {part(promise.to?.label ?? words.toPlaceholder, "to")}
    </p>
  );
}

function ByHand({ promise, faults, setup, words, onChange }: Props) {
  return (
    <div className="grid gap-3">
      <Field
        name="title"
        id="promise-title"
        label={words.what}
        error={faults["promise.title"] ?? faults.title}
      >
        {(control) => (
          <Input
            {...control}
            value={promise.title}
            onChange={(event) => onChange({ ...promise, title: event.target.value })}
            maxLength={200}
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        name="to"
        id="promise-to"
        label={words.to}
        hint={words.toHint}
        error={faults["promise.executorId"] ?? faults.executorId ?? faults.departmentId}
      >
        {(control) => (
          <Combobox
            {...control}
            search={searchAddressees}
            defaultOption={promise.to}
            placeholder={words.toPlaceholder}
            labels={{ empty: words.toEmpty, loading: words.toLoading }}
            onChange={(to) => onChange({ ...promise, to })}
          />
        )}
      </Field>
      <Field
        name="date"
        id="promise-date"
        label={words.term}
        hint={words.termHint}
        error={faults["promise.dueAt"] ?? faults.dueAt}
      >
        {(control) => (
          <DateTimeField
            {...control}
            timeName="time"
            defaultValue={{ date: promise.date, time: promise.time || undefined }}
            onChange={(value) => onChange({ ...promise, ...value })}
            labels={words}
            locale={setup.locale}
            minDate={setup.minDate}
            daysOff={setup.daysOff}
            presets={setup.presets}
          />
        )}
      </Field>
    </div>
  );
}
