"use client";

import {
  type CalendarDate,
  getDayOfWeek,
  getLocalTimeZone,
  isSameDay,
  parseDate,
  parseTime,
  type Time,
  today,
} from "@internationalized/date";
import { useId, useRef, useState } from "react";
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components/Calendar";
import { DateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { TimeField } from "react-aria-components/TimeField";
import { buttonClass } from "./button.tsx";
import type { DateTimeFieldProps } from "./date-time-field.tsx";
import { Icon } from "./icon.tsx";

const segmentClass =
  "rounded-sm px-px not-data-[type=literal]:min-w-5 text-center data-placeholder:text-ink-3 data-focused:bg-accent data-focused:text-white outline-none";

export default function DateTimePicker(props: DateTimeFieldProps) {
  const { id, name, timeName, defaultValue, onChange, presets, locale, labels, minDate, disabled } = props;
  const popoverId = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [date, setDate] = useState<CalendarDate | null>(
    defaultValue?.date ? parseDate(defaultValue.date) : null,
  );
  const [time, setTime] = useState<Time | null>(defaultValue?.time ? parseTime(defaultValue.time) : null);
  const [open, setOpen] = useState(false);
  const min = minDate ? parseDate(minDate) : undefined;
  const invalid = props["aria-invalid"] ?? (date && min ? date.compare(min) < 0 : false);

  const change = (nextDate: CalendarDate | null, nextTime: Time | null) => {
    setDate(nextDate);
    setTime(nextTime);
    onChange?.({ date: nextDate?.toString() ?? "", time: nextTime?.toString().slice(0, 5) ?? "" });
  };
  const choose = (nextDate: CalendarDate | null, nextTime: Time | null) => {
    change(nextDate, nextTime);
    popover.current?.hidePopover();
  };
  const segments = (
    <DateInput className="flex items-center">
      {(part) => <DateSegment segment={part} className={segmentClass} />}
    </DateInput>
  );

  return (
    <I18nProvider locale={locale}>
      <div className="date-time flex flex-wrap gap-2">
        <span className="input input-date pr-1" data-invalid={invalid || undefined}>
          <DateField
            id={id}
            aria-label={labels.date}
            aria-describedby={props["aria-describedby"]}
            value={date}
            onChange={(value) => change(value, time)}
            isInvalid={invalid}
            isRequired={props.required}
            isDisabled={disabled}
            shouldForceLeadingZeros
          >
            {segments}
          </DateField>
          <button
            type="button"
            popoverTarget={popoverId}
            disabled={disabled}
            aria-label={labels.calendar}
            title={labels.calendar}
            className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
          >
            <Icon name="calendar" />
          </button>
        </span>
        {timeName ? (
          <span className="input input-date">
            <Icon name="clock" className="text-ink-3" />
            <TimeField
              aria-label={labels.time}
              value={time}
              onChange={(value) => change(date, value)}
              isDisabled={disabled}
              shouldForceLeadingZeros
            >
              {segments}
            </TimeField>
          </span>
        ) : null}
        <input type="hidden" name={name} value={date?.toString() ?? ""} />
        {timeName ? <input type="hidden" name={timeName} value={time?.toString().slice(0, 5) ?? ""} /> : null}

        <div
          onToggle={(event) => setOpen(event.newState === "open")}
          ref={popover}
          id={popoverId}
          popover="auto"
          role="dialog"
          aria-label={labels.calendar}
          className="popover popover-calendar"
        >
          {open ? (
            <Month
              date={date}
              min={min}
              daysOff={props.daysOff}
              label={labels.calendar}
              onChoose={(day) => choose(day, time)}
            />
          ) : null}
          {presets?.length ? (
            <div className="mt-2 flex max-w-60 flex-wrap gap-1">
              {presets.map((preset) => (
                <button
                  key={preset.label}
                  type="button"
                  className="chip text-xs"
                  onClick={() => choose(parseDate(preset.date), preset.time ? parseTime(preset.time) : time)}
                >
                  {preset.label}
                </button>
              ))}
            </div>
          ) : null}
        </div>
      </div>
    </I18nProvider>
  );
}

type MonthProps = {
  date: CalendarDate | null;
  min: CalendarDate | undefined;
  daysOff: readonly string[] | undefined;
  label: string;
  onChoose: (day: CalendarDate) => void;
};

function Month({ date, min, daysOff, label, onChoose }: MonthProps) {
  // The first day one may choose is today where the office works; the machine may stand in another zone.
  const now = min ?? today(getLocalTimeZone());
  const off = (day: CalendarDate) =>
    daysOff ? daysOff.includes(day.toString()) : [5, 6].includes(getDayOfWeek(day, "en-US", "mon"));
  const arrow = buttonClass({ variant: "ghost", size: "sm", iconOnly: true });
  return (
    <Calendar
      autoFocus
      aria-label={label}
      value={date}
      onChange={onChoose}
      minValue={min}
      firstDayOfWeek="mon"
    >
      <div className="flex items-center gap-1">
        <Heading className="flex-1 px-2 text-sm first-letter:uppercase" />
        <AriaButton slot="previous" className={arrow}>
          <Icon name="chevron-left" />
        </AriaButton>
        <AriaButton slot="next" className={arrow}>
          <Icon name="chevron-right" />
        </AriaButton>
      </div>
      <CalendarGrid className="calendar" weekdayStyle="short">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>
          {(day) => (
            <CalendarCell
              date={day}
              className="calendar-day"
              data-off={off(day) || undefined}
              data-today={isSameDay(day, now) || undefined}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
