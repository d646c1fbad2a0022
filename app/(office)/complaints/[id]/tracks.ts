import type { Axis, Span } from "./axis.ts";

/** What happened to a clock, in the order it happened. */
export interface ClockMoment {
  event: "start" | "pause" | "resume" | "stop" | "retarget";
  at: Date;
  dueAt: Date | null;
}

export type BarKind = "run" | "late" | "hold" | "left";
export interface Bar extends Span {
  kind: BarKind;
}

/** A stretch of time one clock spends in one way. */
interface Stretch {
  kind: BarKind;
  from: Date;
  to: Date;
}

/** When the clock stopped, if it did: a reopened one runs again. */
export const stoppedAt = (moments: readonly ClockMoment[]): Date | null => {
  const last = moments.findLast(({ event }) => event !== "retarget");
  return last?.event === "stop" ? last.at : null;
};

/** The term in force: a stopped clock keeps the one it had. */
export const dueOfClock = (moments: readonly ClockMoment[]): Date | null =>
  moments.findLast(({ dueAt }) => dueAt !== null)?.dueAt ?? null;

/** Ran, stood still, ran past its term, has left: the bars of one clock up to `now` and on to its term. */
export function barsOf(moments: readonly ClockMoment[], axis: Axis, now: Date): Bar[] {
  const dueAt = dueOfClock(moments);
  return stretchesOf(moments, dueAt, now)
    .map(({ kind, from, to }) => ({ kind, ...axis.span(from, to) }))
    .filter(({ width }) => width > 0);
}

function stretchesOf(moments: readonly ClockMoment[], dueAt: Date | null, now: Date): Stretch[] {
  const turns = moments.filter(({ event }) => event !== "retarget");
  const stretches = turns.flatMap(({ event, at }, index): Stretch[] => {
    const to = turns[index + 1]?.at ?? now;
    if (event === "stop" || to <= at) return [];
    if (event === "pause") return [{ kind: "hold", from: at, to }];
    if (!dueAt || to <= dueAt) return [{ kind: "run", from: at, to }];
    if (at >= dueAt) return [{ kind: "late", from: at, to }];
    return [
      { kind: "run", from: at, to: dueAt },
      { kind: "late", from: dueAt, to },
    ];
  });
  const last = turns.at(-1);
  if (last && last.event !== "stop" && dueAt && dueAt > now)
    stretches.push({ kind: "left", from: now, to: dueAt });
  return stretches;
}

export interface Mark {
  at: Date;
  /** sent: the alarm has gone out; coming: it will; steer: the day we steer by; last: the last day of law. */
  kind: "sent" | "coming" | "steer" | "last";
  label: string;
}
export interface PlacedMark extends Mark {
  left: number;
  side: "center" | "left" | "right";
  /** Below the bar, above it, or nowhere: then only the hint of the dot says it. */
  row: "below" | "above" | "none";
}

/** Percent of the axis that a letter of a label takes on a screen of usual width. */
const LETTER = 1.05;

/** Dots in their places; labels that would run into each other part to two rows. */
export function placeMarks(marks: readonly Mark[], axis: Axis): PlacedMark[] {
  const ends = { below: -1, above: -1 };
  return marks
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((mark) => {
      const left = axis.at(mark.at);
      const width = mark.label.length * LETTER;
      const side = left + width / 2 > 100 ? "left" : left - width / 2 < 0 ? "right" : "center";
      const begin = side === "left" ? left - width : side === "right" ? left : left - width / 2;
      const row = begin >= ends.below ? "below" : begin >= ends.above ? "above" : "none";
      if (row !== "none") ends[row] = begin + width + 1;
      return { ...mark, left, side, row: mark.label === "" ? "none" : row };
    });
}

/** How far a bar in a list is filled: the share of the term gone by, whole when it has passed. */
export function shareGone(from: Date, dueAt: Date, now: Date): number {
  const whole = dueAt.getTime() - from.getTime();
  if (whole <= 0) return 1;
  return Math.min(1, Math.max(0, (now.getTime() - from.getTime()) / whole));
}
