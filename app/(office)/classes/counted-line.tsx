import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import { periodOf } from "#db/classes/reckon.ts";
import type { FinishedRun } from "#db/classes/report.ts";
import { shortName } from "#db/values/person-name.ts";
import { typo } from "#db/values/text.ts";
import { formatDateTime, formatDayMonth } from "#db/values/time.ts";

interface Props {
  run: FinishedRun;
  actor: StaffActor;
  t: Words<"classes">;
  now: Date;
}

/** When the numbers were counted, from which days and by which rule: they mean nothing without it. */
export function CountedLine({ run, actor, t, now }: Props) {
  const { finishedAt, parameters, day } = run;
  if (!finishedAt || !parameters || !day) return null;
  const { locale, timeZone } = actor;
  const { from, to } = periodOf(parameters, day);
  const when = formatDateTime(finishedAt, { locale, timeZone, now });
  const by = run.surname
    ? shortName({ surname: run.surname, given: run.given ?? "", patronymic: run.patronymic })
    : null;
  const date = (value: string) => formatDayMonth(value, { locale, timeZone, now });
  const { abcA, abcB, xyzX, xyzY } = parameters;
  return (
    <div className="grid max-w-[760px] gap-1 px-6 pt-4 text-sm text-ink-2 max-md:px-4">
      <p>
        {typo(by ? t("counted.by", { when, by }) : t("counted.atNight", { when }), locale)}{" "}
        {typo(t("counted.period", { from: date(from), to: date(to) }), locale)}
      </p>
      <p className="text-ink-3">
        {typo(t("counted.borders", { a: abcA, b: abcB }), locale)}{" "}
        {typo(t(`counted.border.${parameters.border}`), locale)}{" "}
        {typo(t("counted.steady", { x: xyzX, y: xyzY }), locale)}{" "}
        {typo(t(parameters.lessReturns ? "counted.less" : "counted.gross"), locale)}
      </p>
    </div>
  );
}
