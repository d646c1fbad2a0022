import type { ClockEvent, ClockName } from "#db/complaints/table.ts";
import { type LegalTerm, steeringMoment } from "#db/complaints/terms.ts";
import { addWorkingMinutes, workingMinutesBetween } from "#db/values/calendar.ts";

/** What a term is made of, as `start` and `retarget` keep it. */
export type ClockTerms = LegalTerm | InternalTerm;

export interface InternalTerm {
  /** Of working time. */
  minutes: number;
}

export interface ClockStep {
  clock: ClockName;
  event: ClockEvent;
  at: Date;
  terms: ClockTerms | null;
}

/** A stretch of time in which a clock ran or stood still; `to` is null for the one that lasts. */
export interface Segment {
  from: Date;
  to: Date | null;
  state: "runs" | "pauses";
}

export interface Clock {
  /** In force now, or what it was when the clock paused; null once it has stopped. */
  dueAt: Date | null;
  state: "runs" | "pauses" | "stopped";
  terms: ClockTerms | null;
  /** Minutes of working time gone, of an internal clock: up to the last event. */
  usedMinutes: number;
  segments: Segment[];
}

const none: Clock = { dueAt: null, state: "stopped", terms: null, usedMinutes: 0, segments: [] };

const isLegal = (terms: ClockTerms): terms is LegalTerm => "steerOn" in terms;

/** The minutes that have run by `at`, the stretch under way included. */
function usedBy(clock: Clock, at: Date, zone: string): number {
  const last = clock.segments.at(-1);
  if (clock.state !== "runs" || !last) return clock.usedMinutes;
  return clock.usedMinutes + Math.max(0, workingMinutesBetween(last.from, at, zone));
}

function dueOf(terms: ClockTerms, from: Date, used: number, zone: string): Date {
  if (isLegal(terms)) return steeringMoment(terms, zone);
  return addWorkingMinutes(from, Math.max(0, terms.minutes - used), zone);
}

const ended = (segments: readonly Segment[], at: Date): Segment[] =>
  segments.map((one) => (one.to === null ? { ...one, to: at } : one));

type Turn = (clock: Clock, step: ClockStep, zone: string) => Clock;

/** What each event does. Events that do not fit (a pause of a paused clock) change nothing. */
const turns: Record<ClockEvent, Turn> = {
  start: (clock, { at, terms }, zone) =>
    terms === null
      ? clock
      : {
          dueAt: dueOf(terms, at, 0, zone),
          state: "runs",
          terms,
          usedMinutes: 0,
          segments: [...ended(clock.segments, at), { from: at, to: null, state: "runs" }],
        },
  pause: (clock, { at }, zone) =>
    clock.state !== "runs"
      ? clock
      : {
          ...clock,
          state: "pauses",
          usedMinutes: usedBy(clock, at, zone),
          segments: [...ended(clock.segments, at), { from: at, to: null, state: "pauses" }],
        },
  resume: (clock, { at }, zone) =>
    clock.state !== "pauses" || clock.terms === null
      ? clock
      : {
          ...clock,
          state: "runs",
          // Overdue before the pause is overdue after it: a question to the client buys no time back.
          dueAt: isSpent(clock) ? clock.dueAt : dueOf(clock.terms, at, clock.usedMinutes, zone),
          segments: [...ended(clock.segments, at), { from: at, to: null, state: "runs" }],
        },
  // Counted from the same beginning: what is learned later does not give the days anew.
  retarget: (clock, { terms }, zone) => {
    const last = clock.segments.at(-1);
    if (clock.state === "stopped" || terms === null || !last) return clock;
    return { ...clock, terms, dueAt: dueOf(terms, last.from, clock.usedMinutes, zone) };
  },
  stop: (clock, { at }, zone) => ({
    ...clock,
    dueAt: null,
    state: "stopped",
    usedMinutes: usedBy(clock, at, zone),
    segments: ended(clock.segments, at),
  }),
};

function isSpent({ terms, usedMinutes }: Clock): boolean {
  return terms !== null && !isLegal(terms) && usedMinutes >= terms.minutes;
}

/** Run the events of one clock, oldest first, in the zone whose working time counts. */
export function replay(steps: readonly ClockStep[], zone: string): Clock {
  return steps.reduce((clock, step) => turns[step.event](clock, step, zone), none);
}

export type Clocks = Record<ClockName, Clock>;

/** Both clocks of a complaint from all its events, oldest first. */
export function replayAll(steps: readonly ClockStep[], zone: string): Clocks {
  const of = (name: ClockName) =>
    replay(
      steps.filter(({ clock }) => clock === name),
      zone,
    );
  return { legal: of("legal"), internal: of("internal") };
}

/** Working minutes gone by `now`, for the bar of an internal clock. */
export const usedMinutesAt = (clock: Clock, now: Date, zone: string): number => usedBy(clock, now, zone);
