import { Button } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import type { CalendarDate } from "#db/values/dates.ts";
import { formatDayMonth, localDate } from "#db/values/time.ts";
import { type PastView, whenOf } from "./past-view.ts";
import { dayHref } from "./search.ts";

const MOST_DAYS = 8;

/** Which day is shown; and the days on which the card changed, each a press away. A plain form of the address. */
export function DayLine({ view }: { view: Omit<PastView, "then"> }) {
  const { t, actor, now, day, card } = view;
  const { id } = card.client;
  const days = [...new Set(card.changedAt.map((at) => localDate(at, actor.timeZone)))];
  const around = nearest(days, day);
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <form action={`/clients/${id}/as-of`} className="flex items-end gap-2">
        <Field name="day" label={t("day")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              defaultValue={day}
              max={localDate(now, actor.timeZone)}
              className="w-40"
            />
          )}
        </Field>
        <Button type="submit">{t("show")}</Button>
      </form>
      {around.length > 0 ? (
        <nav aria-label={t("changed")} className="min-w-0 text-sm">
          <div className="mb-1 text-xs text-ink-3">{t("changed")}</div>
          <ul className="flex flex-wrap gap-1 max-md:gap-2">
            {around.map((one) => (
              <li key={one}>
                <a
                  href={dayHref(id, one)}
                  aria-current={one === day ? "date" : undefined}
                  className={cx(
                    "tag max-md:min-h-11 max-md:px-3",
                    one === day ? "bg-accent-soft text-accent-ink" : "hover:bg-pressed",
                  )}
                >
                  {formatDayMonth(one, whenOf(view as PastView))}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

/** Of the days, the latest first, those round the one that is shown. */
export function nearest(days: readonly CalendarDate[], day: CalendarDate): CalendarDate[] {
  const at = days.findIndex((one) => one <= day);
  const from = Math.max(0, Math.min((at < 0 ? days.length : at) - MOST_DAYS / 2, days.length - MOST_DAYS));
  return days.slice(from, from + MOST_DAYS);
}
