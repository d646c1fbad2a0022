import { cx } from "#components/cx.ts";
import type { ComplaintRow } from "#db/complaints/list.ts";
import { ruleByKey, WORKING_DAY } from "#db/complaints/terms.ts";
import { workingMinutesBetween } from "#db/values/calendar.ts";
import { formatDay, formatShortDay, formatWeekday, localDate } from "#db/values/time.ts";
import { shareGone } from "./[id]/tracks.ts";
import type { BookView } from "./columns.tsx";

const BAR = 44;
/** As the tab «У срока» has it. */
const NEAR = 2 * WORKING_DAY;

export type DueTone = "calm" | "soon" | "late";

/** Past is the day we steer by; near are two working days before it, and our own term gone by. */
export function dueTone(legalDueAt: Date, isLate: boolean, now: Date, timeZone: string): DueTone {
  if (now > legalDueAt) return "late";
  return isLate || workingMinutesBetween(now, legalDueAt, timeZone) <= NEAR ? "soon" : "calm";
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
  const tone = dueTone(legalDueAt, row.late, now, row.timeZone);
  const basis = ruleByKey(legalBasis ?? "")?.article[actor.locale] ?? "";
  const last = formatWeekday(legalDueOn ?? localDate(legalDueAt, actor.timeZone), zoned);
  const width = Math.round(BAR * shareGone(registeredAt, legalDueAt, now));
  return (
    <span
      title={`${t("dueTitle", { basis, last })}${row.late && tone === "soon" ? `; ${t("innerLate")}` : ""}`}
    >
      <span className={cx("clock-bar", tone !== "calm" && `clock-bar-${tone}`)}>
        <span style={{ width }} />
      </span>
      <span className={tone === "calm" ? "term" : `term term-${tone}`}>{formatDay(legalDueAt, zoned)}</span>{" "}
      <span className="text-xs text-ink-3">{basis}</span>
    </span>
  );
}
