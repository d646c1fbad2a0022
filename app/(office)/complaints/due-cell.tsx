import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import type { ComplaintRow } from "#db/complaints/list.ts";
import { NEAR, ruleByKey } from "#db/complaints/terms.ts";
import { workingMinutesBetween } from "#db/values/calendar.ts";
import { formatDayMonth, formatShortDay, formatWeekday, localDate } from "#db/values/time.ts";
import { shareGone } from "./[id]/tracks.ts";
import type { BookView } from "./columns.tsx";

const BAR = 44;

export type DueTone = "calm" | "soon" | "late";

/** Of the day we steer by alone, so that the colours follow the order of the list: past, near, or neither. */
export function dueTone(legalDueAt: Date, now: Date, timeZone: string): DueTone {
  if (now > legalDueAt) return "late";
  return workingMinutesBetween(now, legalDueAt, timeZone) <= NEAR ? "soon" : "calm";
}

type Timed = Pick<
  ComplaintRow,
  "registeredAt" | "legalDueAt" | "legalDueOn" | "legalBasis" | "answeredAt" | "late" | "timeZone"
>;

/** The day we steer by and the ground it stands on; once answered, when that was. */
export function DueCell({ row, view: { actor, now, t } }: { row: Timed; view: BookView }) {
  const zoned = { locale: actor.locale, timeZone: actor.timeZone, now };
  const { registeredAt, legalDueAt, legalDueOn, legalBasis, answeredAt } = row;
  if (!legalDueAt) {
    return answeredAt ? (
      <span className="text-ink-3">{t("answeredOn", { day: formatShortDay(answeredAt, zoned) })}</span>
    ) : null;
  }
  const tone = dueTone(legalDueAt, now, row.timeZone);
  const basis = ruleByKey(legalBasis ?? "")?.article[actor.locale] ?? "";
  const last = formatWeekday(legalDueOn ?? localDate(legalDueAt, actor.timeZone), zoned);
  const isInnerLate = row.late && tone !== "late";
  const width = Math.round(BAR * shareGone(registeredAt, legalDueAt, now));
  return (
    <span title={`${t("dueTitle", { basis, last })}${isInnerLate ? `; ${t("innerLate")}` : ""}`}>
      <span className={cx("clock-bar", tone !== "calm" && `clock-bar-${tone}`)}>
        <span style={{ width }} />
      </span>
      <span className={tone === "calm" ? "term" : `term term-${tone}`}>
        {formatDayMonth(legalDueAt, zoned)}
      </span>{" "}
      <span className="text-xs text-ink-3">{basis.split(",")[0]}</span>
      {isInnerLate ? (
        <>
          <Icon name="hourglass" size={14} className="ml-1 inline text-ink-3" />
          <span className="sr-only">{t("innerLate")}</span>
        </>
      ) : null}
    </span>
  );
}
