import { getTranslations } from "next-intl/server";
import { type Figure, Figures } from "#components/figures.tsx";
import { Section } from "#components/section.tsx";
import type { StaffActor } from "#db/actor.ts";
import { type OfficeCounts, officeCounts } from "#db/assignments/office.ts";
import { dueText } from "#db/values/due.ts";
import { formatNumber, formatPercent } from "#db/values/money.ts";

type Props = { actor: StaffActor; now: Date };

/** The director's figures and where work stands by department. */
export async function Office({ actor, now }: Props) {
  const [t, counts] = await Promise.all([getTranslations("today"), officeCounts(actor, now)]);
  return (
    <>
      <Figures items={figures({ actor, now }, counts, t)} className="mt-4" />
      {counts.byDepartment.length === 0 ? null : (
        <Section title={t("office.stands")} note={t("office.standsNote")} className="mt-8">
          <table className="w-full max-w-[720px] text-sm">
            <thead className="text-xs text-ink-3">
              <tr>
                <th scope="col" className="py-2 text-left font-medium">
                  {t("office.department")}
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  {t("office.openCount")}
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  {t("office.overdueCount")}
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  {t("office.awaitingCount")}
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.byDepartment.map((row) => (
                <tr key={row.id} className="border-t border-line">
                  <td className="py-2">{row.name}</td>
                  <td className="py-2 text-right tabular-nums">{row.open}</td>
                  <td className="py-2 text-right tabular-nums text-late">{row.overdue || null}</td>
                  <td className="py-2 text-right tabular-nums">{row.awaiting || null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  );
}

type T = Awaited<ReturnType<typeof getTranslations<"today">>>;

function figures({ actor, now }: Props, counts: OfficeCounts, t: T): Figure[] {
  const number = (value: number) => formatNumber(value, actor.locale);
  const { kept, oldestOverdue } = counts;
  const overdueNote = oldestOverdue
    ? t("office.overdueNote", {
        holders: counts.lateHolders,
        age: dueText({ dueAt: oldestOverdue, now, timeZone: actor.timeZone, locale: actor.locale }).text,
      })
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
