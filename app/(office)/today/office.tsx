import { getWords, type Words } from "#app/words.ts";
import { type Figure, Figures } from "#components/figures.tsx";
import { Section } from "#components/section.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { OfficeCounts } from "#db/assignments/office.ts";
import { workingDaysBetween } from "#db/values/calendar.ts";
import { dueText } from "#db/values/due.ts";
import { formatNumber, formatPercent } from "#db/values/money.ts";
import { localDate } from "#db/values/time.ts";

type Props = { actor: StaffActor; now: Date };

/** The director's figures over the whole office. */
export async function Office({ actor, now, counts }: Props & { counts: Promise<OfficeCounts> }) {
  const [t, known] = await Promise.all([getWords("today"), counts]);
  return <Figures items={figures({ actor, now }, known, t)} className="mt-4" />;
}

/** Where open work stands by department, the most overdue first. */
export async function WhereItStands({ counts }: { counts: Promise<OfficeCounts> }) {
  const [t, { byDepartment }] = await Promise.all([getWords("today"), counts]);
  if (byDepartment.length === 0) return null;
  return (
    <Section title={t("office.stands")} note={t("office.standsNote")} className="mt-8">
      <ul>
        {byDepartment.map(({ id, name, open, overdue, awaiting }) => (
          <li
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-t border-line py-2 text-sm"
          >
            <span>{name}</span>
            <span className="font-medium tabular-nums">{open}</span>
            <span className="text-xs text-ink-3">
              {overdue > 0 ? (
                <span className="mr-3 text-late">{t("office.overdueOf", { count: overdue })}</span>
              ) : null}
              {awaiting > 0 ? t("office.awaitingOf", { count: awaiting }) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type T = Words<"today">;

/** «1 рабочий день назад»: in full, as part of a sentence; before a working day has passed, as in the lists. */
function ageOf(dueAt: Date, { actor: { timeZone, locale }, now }: Props, t: T): string {
  const days = workingDaysBetween(localDate(dueAt, timeZone), localDate(now, timeZone));
  return days > 0 ? t("office.daysAgo", { days }) : dueText({ dueAt, now, timeZone, locale }).text;
}

function figures({ actor, now }: Props, counts: OfficeCounts, t: T): Figure[] {
  const number = (value: number) => formatNumber(value, actor.locale);
  const { kept, oldestOverdue } = counts;
  const overdueNote = oldestOverdue
    ? t("office.overdueNote", { holders: counts.lateHolders, age: ageOf(oldestOverdue, { actor, now }, t) })
    : t("office.overdueNone");
  return [
    { label: t("office.open"), value: number(counts.open), note: t("office.openNote") },
    {
      label: t("office.overdue"),
      value: number(counts.overdue),
      note: overdueNote,
      tone: counts.overdue > 0 ? "late" : undefined,
    },
    { label: t("office.awaiting"), value: number(counts.awaiting), note: t("office.awaitingNote") },
    { label: t("office.declined"), value: number(counts.declinedThisWeek), note: t("office.declinedNote") },
    {
      label: t("office.kept"),
      value: kept.due > 0 ? formatPercent(kept.inTime / kept.due, actor.locale) : "—",
      note:
        kept.due > 0
          ? t("office.keptNote", { inTime: number(kept.inTime), due: number(kept.due) })
          : t("office.keptNone"),
    },
    {
      label: t("office.newClients"),
      value: number(counts.newClientsThisWeek),
      note: t("office.newClientsNote"),
    },
  ];
}
