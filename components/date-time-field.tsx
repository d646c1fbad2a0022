"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";

export type DateTime = { date: string; time: string };

export type DateTimeFieldProps = {
  id?: string;
  /** ISO date, as 2026-03-24, is sent under `name`; HH:mm under `timeName`. Both empty when not given. */
  name: string;
  timeName?: string;
  defaultValue?: Partial<DateTime>;
  /** Called with empty strings when taken away. */
  onChange?: (value: DateTime) => void;
  /** Shown under the calendar: «завтра», «через 3 раб. дня». */
  presets?: readonly { label: string; date: string; time?: string }[];
  /** «ru-RU»: the order of the parts and the first day of the week. */
  locale: string;
  labels: { date: string; time: string; calendar: string };
  /** The first date one may choose. */
  minDate?: string;
  /** Days off by the official calendar; without it Saturdays and Sundays. Shown quiet, still choosable. */
  daysOff?: readonly string[];
  required?: boolean;
  disabled?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

const Picker = lazy(() => import("./date-time-picker.tsx"));
const noSubscription = () => () => {};

/**
 * The picker comes only when a field is on the screen: a page that merely may open one does not pay for it. Until
 * then, and without script, the browser's own fields stand in its place and send the same names.
 */
export function DateTimeField(props: DateTimeFieldProps) {
  const inBrowser = useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  );
  const native = <NativeFields {...props} />;
  return inBrowser ? (
    <Suspense fallback={native}>
      <Picker {...props} />
    </Suspense>
  ) : (
    native
  );
}

function NativeFields({
  id,
  name,
  timeName,
  defaultValue,
  labels,
  minDate,
  required,
  disabled,
}: DateTimeFieldProps) {
  return (
    <span className="flex flex-wrap gap-2">
      <span className="input input-date">
        <input
          id={id}
          type="date"
          name={name}
          defaultValue={defaultValue?.date}
          min={minDate}
          required={required}
          disabled={disabled}
          aria-label={labels.date}
        />
      </span>
      {timeName ? (
        <span className="input input-date">
          <input
            type="time"
            name={timeName}
            defaultValue={defaultValue?.time}
            disabled={disabled}
            aria-label={labels.time}
          />
        </span>
      ) : null}
    </span>
  );
}
