import type { Axis, Span } from "./axis.ts";
import { type Bar, barsOf, type DrawnClock, type Mark, type PlacedMark, placeMarks } from "./tracks.ts";

/** Somebody who has it, or to whom it was sent, for a stretch of the axis. */
export interface Held extends Span {
  /** held: had it; now: has it; sent: handed and not accepted, or asked. */
  kind: "held" | "now" | "sent";
  text: string;
  title: string;
  face: { name: string; kind?: "person" | "department" | "outsider"; holder?: boolean } | null;
}

export interface Lane {
  key: string;
  label: string;
  note: string;
  isClock: boolean;
  isSoon: boolean;
  bars: Bar[];
  /** From the day that the law counts to, when it is a day off, to the one it moves to. */
  moved: Span | null;
  held: Held[];
  marks: PlacedMark[];
}

type Words = Pick<Lane, "key" | "label" | "note">;
const bare = { isClock: false, isSoon: false, bars: [], moved: null, held: [], marks: [] };

interface ClockLane {
  words: Words;
  clock: DrawnClock;
  marks: readonly Mark[];
  /** Amber: the first alarm for being near has passed. */
  isSoon: boolean;
  moved?: { from: Date; to: Date };
}

export function clockLane(axis: Axis, now: Date, { words, clock, marks, isSoon, moved }: ClockLane): Lane {
  return {
    ...bare,
    ...words,
    isClock: true,
    isSoon,
    bars: barsOf(clock, axis, now),
    moved: moved && moved.to > moved.from ? axis.span(moved.from, moved.to) : null,
    marks: placeMarks(marks, axis, now),
  };
}

export interface Holding {
  kind: Held["kind"];
  from: Date;
  /** Null: until now. */
  to: Date | null;
  text: string;
  title: string;
  face: Held["face"];
}

/** Who had it, one after the other. Stretches too short to be seen are left out, but never the last. */
export function custodyLane(axis: Axis, now: Date, words: Words, holdings: readonly Holding[]): Lane {
  return {
    ...bare,
    ...words,
    held: holdings
      .map(({ from, to, ...rest }) => ({ ...rest, ...axis.span(from, to ?? now) }))
      .filter(({ width }, index) => width > 0.2 || index === holdings.length - 1),
  };
}
