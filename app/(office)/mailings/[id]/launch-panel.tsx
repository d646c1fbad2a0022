"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Field } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import type { Locale } from "#db/values/text.ts";
import { formatDateTime, zonedToInstant } from "#db/values/time.ts";
import { fill } from "../../assignments/fill.ts";
import { useDesk } from "./draft-desk.tsx";
import { LaunchDialog, type LaunchWords } from "./launch-dialog.tsx";
import type { SaveState } from "./use-draft.ts";

interface Props {
  words: LaunchWords;
  locale: Locale;
  timeZone: string;
  today: string;
  /** Who will be written to, as counted for this page. */
  will: number;
  mayLaunch: boolean;
}

/** What is typed is not stored and will not be by itself, or not soon. */
const isStuck = (state: SaveState): state is keyof LaunchWords["unsaved"] =>
  state === "faulty" || state === "conflict" || state === "failed";

const morning = "10:00";

/** When, and the button that says what will happen. Nothing goes before what is typed has been stored. */
export function LaunchPanel({ words, locale, timeZone, today, will, mayLaunch }: Props) {
  const { draft, preview } = useDesk();
  const [later, setLater] = useState(false);
  const [at, setAt] = useState({ date: "", time: "" });
  const [asks, setAsks] = useState<{ startsAt: Date | undefined } | null>(null);
  const [fault, setFault] = useState<string>();
  const [pending, start] = useTransition();
  const startsAt =
    later && at.date ? zonedToInstant({ date: at.date, time: at.time || morning }, timeZone) : undefined;
  const unsaved = isStuck(draft.state) ? words.unsaved[draft.state] : null;
  const ready = preview !== null && preview.checks.length === 0 && !unsaved && will > 0 && mayLaunch;
  const label =
    will === 0
      ? words.nobody
      : startsAt
        ? fill(words.buttonAt, { at: formatDateTime(startsAt, { locale, timeZone, now: new Date() }) })
        : words.button;
  const checked = will > 0 && preview && !ready ? words.cannot : words.hint;
  const why = mayLaunch ? (unsaved ?? checked) : words.noRight;

  const ask = () => {
    if (pending || !ready) return;
    if (later && !at.date) return setFault(words.noTime);
    if (startsAt && startsAt <= new Date()) return setFault(words.wrongTime);
    setFault(undefined);
    start(async () => {
      if (await draft.flush()) setAsks({ startsAt });
    });
  };
  return (
    <div className="grid gap-3">
      <Field name="when" label={words.when}>
        {(control) => (
          <Select
            {...control}
            className="w-60"
            value={later ? "later" : "now"}
            options={[
              { value: "now", label: words.now },
              { value: "later", label: words.later },
            ]}
            onChange={(event) => {
              setLater(event.target.value === "later");
              setFault(undefined);
            }}
          />
        )}
      </Field>
      {later ? (
        <Field name="date" id="starts-at" label={words.date} hint={words.zone} error={fault}>
          {(control) => (
            <DateTimeField
              {...control}
              timeName="time"
              defaultValue={{ date: at.date, time: at.time || morning }}
              locale={locale === "ru" ? "ru-RU" : "en-GB"}
              minDate={today}
              labels={{ date: words.date, time: words.time, calendar: words.calendar }}
              onChange={(value) => {
                setAt(value);
                setFault(undefined);
              }}
            />
          )}
        </Field>
      ) : null}
      <Button
        variant="primary"
        size="lg"
        block
        icon="send"
        aria-disabled={!ready || undefined}
        data-disabled={!ready || undefined}
        aria-describedby="launch-why"
        pending={pending}
        onClick={ask}
      >
        {label}
      </Button>
      <p id="launch-why" className="text-xs text-ink-3">
        {why}
      </p>
      <LaunchDialog asks={asks} onClose={() => setAsks(null)} label={label} words={words} />
    </div>
  );
}
