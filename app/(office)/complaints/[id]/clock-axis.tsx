import type { Words } from "#app/words.ts";
import { Avatar } from "#components/avatar.tsx";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import type { Locale } from "#db/values/text.ts";
import { formatShortDay, formatWeekday } from "#db/values/time.ts";
import type { Axis, Span } from "./axis.ts";
import type { Held, Lane } from "./lanes.ts";
import type { Bar, PlacedMark } from "./tracks.ts";

interface Props {
  axis: Axis;
  lanes: readonly Lane[];
  now: Date;
  timeZone: string;
  locale: Locale;
  /** «Сейчас: чт, 19 марта, 11:40»; null when now is not on the axis any more. */
  nowTitle: string | null;
  t: Words<"complaints">;
}

const at = ({ left, width }: Span) => ({ left: `${left}%`, width: `${width}%` });

/** The law, our own term and everybody who holds something, on one axis of days. Plain HTML from the server. */
export function ClockAxis({ axis, lanes, now, timeZone, locale, nowTitle, t }: Props) {
  const { days } = axis;
  const isShort = days.length <= 14;
  const named = days
    .map((day, index) => ({ ...day, left: (index / days.length) * 100 }))
    .filter(({ isNamed, left }) => isNamed && left < 95);
  const inMonth = { locale, timeZone, now };
  return (
    <figure className="clocks m-0" aria-label={t("clocks.label")}>
      <div className="clocks-days" aria-hidden="true">
        {named.map(({ date, isToday, left }, order) => (
          <span
            key={date}
            // Where names are months long, a phone has room for every other one.
            className={cx(isToday && "is-today", !isShort && order % 2 === 1 && "max-md:hidden")}
            style={{ left: `${left}%` }}
          >
            {isShort ? <b>{formatWeekday(date, inMonth).split(",")[0]} </b> : null}
            {isShort ? Number(date.slice(8)) : formatShortDay(date, inMonth)}
          </span>
        ))}
      </div>
      <div className="clocks-grid" aria-hidden="true">
        {days.map(({ date, isOff, isNamed }) => (
          <i key={date} className={cx((days.length <= 31 || isNamed) && "is-lined", isOff && "is-off")} />
        ))}
      </div>
      {lanes.map((lane) => (
        <LaneRow key={lane.key} lane={lane} />
      ))}
      {nowTitle ? (
        <div className="clocks-now">
          <i style={{ left: `${axis.at(now)}%` }} title={nowTitle} />
        </div>
      ) : null}
    </figure>
  );
}

function LaneRow({ lane }: { lane: Lane }) {
  return (
    <div className={cx("lane", lane.isClock && "lane-clock")}>
      <div className="lane-label">
        <div className="font-medium">{lane.label}</div>
        <div className="line-clamp-2 text-xs text-ink-3" title={lane.note}>
          {lane.note}
        </div>
      </div>
      <div className={cx("lane-track", lane.isSoon && "lane-soon")}>
        {lane.bars.map((bar) => (
          <BarPart key={`${bar.kind} ${bar.left}`} bar={bar} />
        ))}
        {lane.moved ? <span className="bar-moved" style={at(lane.moved)} /> : null}
        {lane.held.map((held) => (
          <HeldPart key={`${held.left} ${held.text}`} held={held} />
        ))}
        {lane.marks.map((mark) => (
          <MarkPart key={`${mark.kind} ${mark.left} ${mark.label}`} mark={mark} />
        ))}
      </div>
    </div>
  );
}

const BarPart = ({ bar }: { bar: Bar }) => <span className={`bar bar-${bar.kind}`} style={at(bar)} />;

function HeldPart({ held }: { held: Held }) {
  const { kind, text, title, face } = held;
  return (
    <span className={cx("held", kind !== "held" && `held-${kind}`)} style={at(held)} title={title}>
      {face ? <Avatar {...face} size={20} /> : <Icon name="chevron-right" size={14} />}
      <span className="truncate">{text}</span>
    </span>
  );
}

function MarkPart({ mark }: { mark: PlacedMark }) {
  const left = { left: `${mark.left}%` };
  return (
    <>
      <span className={`dot dot-${mark.kind}`} style={left} title={mark.title} />
      {mark.row === "none" ? null : (
        <span
          className={cx(
            "dot-label",
            mark.row === "above" && "dot-above",
            mark.side !== "center" && `dot-${mark.side}`,
            !mark.onPhone && "dot-minor",
          )}
          style={left}
        >
          {mark.label}
        </span>
      )}
    </>
  );
}

/** What the marks of the axis mean. */
export function ClockLegend({ t }: { t: Words<"complaints"> }) {
  return (
    <div className="clocks-legend">
      <span>
        <i className="bar-hold" />
        {t("clocks.legend.pause")}
      </span>
      <span>
        <i className="dot dot-sent" />
        {t("clocks.legend.sent")}
      </span>
      <span>
        <i className="dot" />
        {t("clocks.legend.coming")}
      </span>
      <span>
        <i className="dot dot-steer" />
        {t("clocks.legend.steer")}
      </span>
      <span>
        <Icon name="chevron-right" size={14} />
        {t("clocks.legend.handed")}
      </span>
    </div>
  );
}
