import type { Words } from "#app/words.ts";
import { Icon } from "#components/icon.tsx";
import { anomalyKinds } from "#db/access/anomalies.ts";
import type { AnomalyRow } from "#db/access/queries.ts";
import type { StaffActor } from "#db/actor.ts";
import { can } from "#db/permissions.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime, localDate } from "#db/values/time.ts";
import { CheckButton } from "./check-button.tsx";

interface Props {
  row: AnomalyRow;
  view: { actor: StaffActor; t: Words<"watch">; now: Date };
}

/** What was seen, against which line, and what somebody found out. */
export function AnomalyItem({ row, view: { actor, t, now } }: Props) {
  const when = (at: Date) => formatDateTime(at, { ...actor, now });
  const who = shortName({ ...row.person, patronymic: null });
  const { unit, label } = anomalyKinds[row.kind];
  const day = localDate(row.windowAt, actor.timeZone);
  const usual = row.details.usual ?? 0;
  return (
    <li className="grid gap-1 border-b border-line py-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <Icon
          name={row.checkedAt ? "check-check" : "triangle-alert"}
          className={row.checkedAt ? "mt-0.5 text-done" : "mt-0.5 text-late"}
        />
        <h2 className="text-base font-medium">{label[actor.locale]}</h2>
        <span className="text-sm text-ink-2">{who}</span>
        <span className="ml-auto text-sm text-ink-3">{when(row.windowAt)}</span>
      </div>
      <p className="pl-7 text-sm text-ink-2">
        {t(`anomalies.units.${unit}`, { n: row.count, count: formatNumber(row.count, actor.locale) })}
        {row.threshold > 0
          ? `, ${t("anomalies.threshold", { n: formatNumber(row.threshold, actor.locale) })}`
          : null}
        {usual > 0 ? `, ${t("anomalies.usual", { n: formatNumber(usual, actor.locale) })}` : null}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pl-7 text-sm">
        {row.checkedAt && row.checker ? (
          <p className="text-ink-3">
            {t("anomalies.checked", {
              who: shortName({
                surname: row.checker.surname ?? "",
                given: row.checker.given ?? "",
                patronymic: null,
              }),
              when: when(row.checkedAt),
              remark: row.remark ?? "",
            })}
          </p>
        ) : (
          <CheckButton id={row.id} version={row.version} who={who} words={t.raw("check")} />
        )}
        {can(actor, "access.view") ? (
          <a className="link" href={`/safety/access?from=${day}&to=${day}&staff=${row.person.id}`}>
            {t("anomalies.look")}
          </a>
        ) : null}
        {row.details.exportId ? (
          <a className="link" href={`/safety/exports?staff=${row.person.id}`}>
            {t("anomalies.files")}
          </a>
        ) : null}
      </div>
    </li>
  );
}
