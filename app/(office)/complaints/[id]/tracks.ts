import type { Axis, Span } from "./axis.ts";

/** A stretch of time in which a clock ran or stood still; `to` is null for the one that lasts. */
interface Stretch {
  from: Date;
  to: Date | null;
  state: "runs" | "pauses";
}

export interface DrawnClock {
  segments: readonly Stretch[];
  state: "runs" | "pauses" | "stopped";
  /** The term in force; of a stopped clock the one it had, where it is known. */
  dueAt: Date | null;
}

export interface Bar extends Span {
  kind: "run" | "late" | "hold" | "left";
}

/** Ran, stood still, ran past its term, has left: the bars of one clock up to `now` and on to its term. */
export function barsOf({ segments, state, dueAt }: DrawnClock, axis: Axis, now: Date): Bar[] {
  const drawn = (kind: Bar["kind"], from: Date, to: Date): Bar => ({ kind, ...axis.span(from, to) });
  const past = segments.flatMap((one): Bar[] => {
    const to = one.to ?? now;
    if (one.state === "pauses") return [drawn("hold", one.from, to)];
    if (!dueAt || to <= dueAt) return [drawn("run", one.from, to)];
    if (one.from >= dueAt) return [drawn("late", one.from, to)];
    return [drawn("run", one.from, dueAt), drawn("late", dueAt, to)];
  });
  const ahead = state !== "stopped" && dueAt && dueAt > now ? [drawn("left", now, dueAt)] : [];
  return [...past, ...ahead].filter(({ width }) => width > 0);
}

export interface Mark {
  at: Date;
  /** sent: the alarm has gone out; coming: it will; steer: the day we steer by; last: the last day of law. */
  kind: "sent" | "coming" | "steer" | "last";
  label: string;
  /** The whole sentence, as a hint of the dot. */
  title?: string;
}
export interface PlacedMark extends Mark {
  left: number;
  side: "center" | "left" | "right";
  /** Below the bar, above it, or nowhere: then only the hint of the dot says it. */
  row: "below" | "above" | "none";
  /** Whether its word finds room on a phone, where there is one row for all of them. */
  onPhone: boolean;
}

/** Percent of the axis that a letter of a label takes on a screen of usual width, and on a phone. */
const LETTER = 1.2;
const PHONE_LETTER = 2;
/** What the line of the present moment keeps free of words, in percent to each side. */
const LINE = 0.4;
/** Whose word is needed most where not all find room. */
const weight: Record<Mark["kind"], number> = { steer: 0, last: 1, sent: 2, coming: 3 };

type Side = PlacedMark["side"];
type Reach = [number, number];

const inward = (left: number, width: number): Side =>
  left + width / 2 > 100 ? "left" : left - width / 2 < 0 ? "right" : "center";

function stretchOf(left: number, width: number, side: Side): Reach {
  const begin = side === "left" ? left - width : side === "right" ? left : left - width / 2;
  return [begin, begin + width];
}

/**
 * Dots in their places. A label that would run into another one, or under the line of the present moment, turns to a
 * side or to the second row; where nothing is free the weightier ones stay and the dot's hint says the rest.
 */
export function placeMarks(marks: readonly Mark[], axis: Axis, now?: Date): PlacedMark[] {
  const line: Reach[] = now ? [[axis.at(now) - LINE, axis.at(now) + LINE]] : [];
  const taken = { below: [...line], above: [...line], phone: [...line] };
  const isFree = (row: keyof typeof taken, [begin, end]: Reach) =>
    begin >= -LINE && end <= 100 + LINE && taken[row].every(([from, to]) => end < from || begin > to);
  const place = (mark: Mark): PlacedMark => {
    const left = axis.at(mark.at);
    const width = mark.label.length * LETTER;
    const first = inward(left, mark.label.length * PHONE_LETTER);
    const sides: Side[] = first === "center" ? ["center", "right", "left"] : [first];
    const ways = sides.flatMap((side) => (["below", "above"] as const).map((row) => ({ side, row })));
    const way =
      mark.label === "" ? undefined : ways.find(({ side, row }) => isFree(row, stretchOf(left, width, side)));
    if (!way) return { ...mark, left, side: first, row: "none", onPhone: false };
    taken[way.row].push(stretchOf(left, width, way.side));
    const narrow = stretchOf(left, mark.label.length * PHONE_LETTER, way.side);
    const onPhone = way.row === "below" && isFree("phone", narrow);
    if (onPhone) taken.phone.push(narrow);
    return { ...mark, left, ...way, onPhone };
  };
  return marks
    .toSorted((a, b) => weight[a.kind] - weight[b.kind] || a.at.getTime() - b.at.getTime())
    .map(place)
    .sort((a, b) => a.left - b.left);
}

/** How far a bar in a list is filled: the share of the term gone by, whole when it has passed. */
export function shareGone(from: Date, dueAt: Date, now: Date): number {
  const whole = dueAt.getTime() - from.getTime();
  if (whole <= 0) return 1;
  return Math.min(1, Math.max(0, (now.getTime() - from.getTime()) / whole));
}
