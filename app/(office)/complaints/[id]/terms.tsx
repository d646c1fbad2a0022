import { Section } from "#components/section.tsx";
import { formatDateTime, formatWeekday, localDate } from "#db/values/time.ts";
import { ClockAxis, ClockLegend } from "./clock-axis.tsx";
import { clocksOf } from "./clock-lanes.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";

/** The terms and who holds it, drawn on one axis; above it the two days in words. */
export function Terms({ view }: { view: ComplaintView }) {
  const { t, clocks, now, actor } = view;
  const { axis, lanes, isNowShown } = clocksOf(view);
  const when = formatDateTime(now, zoned(view));
  return (
    <Section title={t("page.clocks")}>
      <p className="mb-3 text-sm text-ink-2">{steerWords(view)}</p>
      <ClockAxis
        axis={axis}
        lanes={lanes}
        now={now}
        timeZone={clocks.timeZone}
        locale={actor.locale}
        nowTitle={isNowShown ? t("clocks.nowIs", { when }) : null}
        t={t}
      />
      <ClockLegend t={t} />
    </Section>
  );
}

function steerWords(view: ComplaintView): string {
  const { t, item, clocks, now, actor } = view;
  const { lastOn, steerOn } = clocks.legal;
  if (!lastOn) return "";
  const day = (date: string) => formatWeekday(date, { locale: actor.locale, timeZone: clocks.timeZone, now });
  const last = day(lastOn);
  if (item.answeredAt)
    return t("clocks.steerDone", { when: day(localDate(item.answeredAt, clocks.timeZone)), last });
  if (item.legalDueAt && item.legalDueAt < now) return t("clocks.steerLate", { last });
  if (!steerOn || steerOn === lastOn) return t("clocks.steerSame", { last });
  return t("clocks.steerEarlier", { last, steer: day(steerOn) });
}
