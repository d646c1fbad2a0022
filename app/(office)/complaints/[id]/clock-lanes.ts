import { MOST_QUESTIONS } from "#db/complaints/moves.ts";
import { steeringMoment } from "#db/complaints/terms.ts";
import { endOfWorkingDay } from "#db/values/calendar.ts";
import { formatNumber, formatPercent } from "#db/values/money.ts";
import { formatDateTime, formatDayMonth } from "#db/values/time.ts";
import { dueTone } from "../due-cell.tsx";
import { axisOf } from "./axis.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";
import { clockLane, custodyLane, type Holding, type Lane } from "./lanes.ts";
import { taskLanes } from "./task-lanes.ts";
import type { Mark } from "./tracks.ts";

const DAY = 86_400_000;

/** Everything drawn: the axis from registration to the last day that matters, and a lane for each clock and holder. */
export function clocksOf(view: ComplaintView) {
  const { clocks, item, now, tasks } = view;
  const { legal, internal, timeZone } = clocks;
  const lastAt = legal.lastOn ? endOfWorkingDay(legal.lastOn, timeZone) : null;
  // What is over is drawn to its end; what is late up to now.
  const end = item.closedAt ?? item.answeredAt ?? now;
  const ends = [lastAt, internal.dueAt, end, new Date(clocks.registeredAt.getTime() + 6 * DAY)];
  const to = new Date(Math.max(...ends.flatMap((at) => at?.getTime() ?? [])));
  const axis = axisOf(clocks.registeredAt, to, now, timeZone);
  const lanes = [
    legalLane(view, axis),
    internalLane(view, axis),
    ownersLane(view, axis),
    ...taskLanes(tasks, view, axis),
    ...questionLanes(view, axis),
  ];
  return { axis, lanes, isNowShown: now <= to };
}

type AxisOf = ReturnType<typeof axisOf>;

function legalLane({ clocks, item, now, t, actor }: ComplaintView, axis: AxisOf): Lane {
  const { legal, timeZone, alarms } = clocks;
  const { locale } = actor;
  const steerAt = legal.steerOn ? steeringMoment({ steerOn: legal.steerOn }, timeZone) : null;
  const lastAt = legal.lastOn ? endOfWorkingDay(legal.lastOn, timeZone) : null;
  const dueAt = legal.dueAt ?? steerAt;
  const stopped = legal.state === "stopped";
  const days = legal.days ? formatNumber(legal.days, locale) : "";
  const marks: Mark[] = [
    ...alarms.sent.map(({ at, label }) => ({
      at,
      kind: "sent" as const,
      label: label[locale],
      title: `${t("clocks.legend.sent")}: ${label[locale]}`,
    })),
    ...(stopped
      ? []
      : alarms.coming
          .filter(({ because, at }) => because === "legal" && at > now)
          .map(({ at, label }) => ({
            at,
            kind: "coming" as const,
            label: label[locale],
            title: `${t("clocks.legend.coming")}: ${label[locale]}, ${formatDateTime(at, { locale, timeZone, now })}`,
          }))),
    ...(steerAt ? [{ at: steerAt, kind: "steer" as const, label: stopped ? "" : t("clocks.steer") }] : []),
    ...(lastAt && legal.lastOn !== legal.steerOn
      ? [{ at: lastAt, kind: "last" as const, label: t("clocks.last") }]
      : []),
  ];
  const counted =
    legal.countedOn && legal.countedOn !== legal.lastOn ? endOfWorkingDay(legal.countedOn, timeZone) : null;
  const near = dueAt !== null && !stopped && dueTone(dueAt, now, timeZone) === "soon";
  const isOurs = item.legalBasis === "policy" || item.legalBasis === "suggestion";
  return clockLane(axis, now, {
    words: {
      key: "law",
      label: t(isOurs ? "clocks.rule" : "clocks.law"),
      note: [
        isOurs ? "" : legal.article?.[locale],
        days ? t(`clocks.days.${legal.dayKind ?? "calendar"}`, { n: legal.days ?? 0 }) : "",
      ]
        .filter(Boolean)
        .join(", "),
    },
    clock: { ...legal, dueAt: lastAt ?? dueAt },
    marks,
    isSoon: near,
    moved: counted && lastAt ? { from: counted, to: lastAt } : undefined,
  });
}

function internalLane({ clocks, now, t, actor }: ComplaintView, axis: AxisOf): Lane {
  const { internal, alarms, timeZone } = clocks;
  const { locale } = actor;
  const share = internal.minutes ? internal.usedMinutes / internal.minutes : 0;
  const marks: Mark[] = [
    ...(internal.state === "runs"
      ? alarms.coming
          .filter(({ because, at }) => because === "internal" && at > now)
          .map(({ at, label }) => ({
            at,
            kind: "coming" as const,
            label: label[locale],
            title: `${t("clocks.legend.coming")}: ${label[locale]}, ${formatDateTime(at, { locale, timeZone, now })}`,
          }))
      : []),
  ];
  return clockLane(axis, now, {
    words: {
      key: "internal",
      label: t("clocks.inner"),
      note: `${t("clocks.innerNote")}, ${formatPercent(Math.min(share, 9.99), locale)}`,
    },
    clock: internal,
    marks,
    isSoon: share >= 0.8 && internal.state !== "stopped",
  });
}

function ownersLane(view: ComplaintView, axis: AxisOf): Lane {
  const { clocks, item, now, t } = view;
  const holdings = clocks.holders.map(({ name, from, to }): Holding => {
    const isNow = to === null && item.state !== "closed";
    const title = t("clocks.since", { name, when: formatDateTime(from, zoned(view)) });
    return {
      kind: isNow ? "now" : "held",
      from,
      to: to ?? item.closedAt,
      text: title,
      title,
      face: { name, holder: isNow && item.state !== "waiting_client" },
    };
  });
  return custodyLane(
    axis,
    now,
    { key: "owner", label: t("clocks.owner"), note: t("clocks.ownerNote") },
    holdings,
  );
}

/** Each question from its letter to the reply, or until now. */
function questionLanes(view: ComplaintView, axis: AxisOf): Lane[] {
  const { entries, item, now, t, actor } = view;
  const asked = entries.flatMap((entry, index) => (entry.kind === "question" ? [{ entry, index }] : []));
  if (asked.length === 0) return [];
  const name = item.client?.name ?? item.fromName;
  const holdings = asked.map(({ entry, index }): Holding => {
    const end = entries.slice(index + 1).find(({ fromState }) => fromState === "waiting_client");
    const title = `${name}: ${t(end ? "clocks.replied" : "clocks.asked")}`;
    return {
      kind: "sent",
      from: entry.at,
      to: end?.at ?? null,
      text: title,
      title: `${title}, ${formatDayMonth(entry.at, { ...zoned(view), locale: actor.locale })}`,
      face: { name, kind: "outsider" },
    };
  });
  const note = t("clocks.questionNote", { n: item.questionsAsked, most: MOST_QUESTIONS });
  return [custodyLane(axis, now, { key: "question", label: t("clocks.question"), note }, holdings)];
}
