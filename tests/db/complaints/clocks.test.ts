import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClockStep, replay } from "#db/complaints/clocks.ts";
import { rungsOf, stepDue } from "#db/complaints/ladder.ts";
import { legalTerm, WORKING_DAY } from "#db/complaints/terms.ts";
import { addWorkingMinutes, isWorkingTime, workingMinutesBetween } from "#db/values/calendar.ts";

const zone = "Asia/Yekaterinburg";
const start = new Date("2026-03-12T04:14:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const internal = (event: ClockStep["event"], at: Date, minutes?: number): ClockStep => ({
  clock: "internal",
  event,
  at,
  terms: minutes === undefined ? null : { minutes },
});

describe("our own clock", () => {
  test("a question for two working days moves the term by two working days", () => {
    const steps = [internal("start", start, 4 * WORKING_DAY)];
    const before = replay(steps, zone).dueAt;
    const pause = new Date("2026-03-13T05:00:00Z");
    const resume = new Date("2026-03-17T05:00:00Z");
    const after = replay([...steps, internal("pause", pause), internal("resume", resume)], zone);
    expect(before).toEqual(addWorkingMinutes(start, 4 * WORKING_DAY, zone));
    expect(workingMinutesBetween(before ?? start, after.dueAt ?? start, zone)).toBe(2 * WORKING_DAY);
    expect(after.segments.map(({ state }) => state)).toEqual(["runs", "pauses", "runs"]);
  });

  test("overdue before the pause is overdue after it", () => {
    const steps = [
      internal("start", start, 60),
      internal("pause", later(24 * 60)),
      internal("resume", later(48 * 60)),
    ];
    expect(replay(steps, zone).dueAt).toEqual(addWorkingMinutes(start, 60, zone));
  });

  test("a new term is counted from the same beginning", () => {
    const steps = [
      internal("start", start, 4 * WORKING_DAY),
      internal("retarget", later(60), 2 * WORKING_DAY),
    ];
    expect(replay(steps, zone).dueAt).toEqual(addWorkingMinutes(start, 2 * WORKING_DAY, zone));
  });

  test("stops, and begins anew when it is reopened", () => {
    const stopped = [internal("start", start, 540), internal("stop", later(100))];
    expect(replay(stopped, zone)).toMatchObject({ dueAt: null, state: "stopped" });
    const again = replay([...stopped, internal("start", later(5000), 540)], zone);
    expect(again.dueAt).toEqual(addWorkingMinutes(later(5000), 540, zone));
  });

  test("agrees with ticking minute by minute, however often it pauses", () => {
    const turns = fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 6 });
    fc.assert(
      fc.property(turns, fc.integer({ min: 60, max: 2500 }), (gaps, minutes) => {
        const steps = [internal("start", start, minutes)];
        let at = 0;
        gaps.forEach((gap, i) => {
          at += gap;
          steps.push(internal(i % 2 === 0 ? "pause" : "resume", later(at)));
        });
        const clock = replay(steps, zone);
        let used = 0;
        const isRunning = (minute: number) =>
          steps.filter((step) => step.at <= later(minute)).at(-1)?.event !== "pause";
        for (let minute = 0; minute < at; minute++) {
          if (isRunning(minute) && isWorkingTime(later(minute), zone)) used++;
        }
        if (clock.state !== "runs" || used >= minutes) return;
        const expected = addWorkingMinutes(later(at), minutes - used, zone);
        const off = Math.abs(workingMinutesBetween(expected, clock.dueAt ?? start, zone));
        expect(off).toBeLessThanOrEqual(gaps.length);
      }),
      { numRuns: 60 },
    );
  });
});

test("the legal clock never pauses by itself: its term is a day, whatever happens meanwhile", () => {
  const claim = { kind: "complaint", type: "goods_quality", demand: "refund", party: "person" } as const;
  const terms = legalTerm(claim, start, zone);
  const clock = replay([{ clock: "legal", event: "start", at: start, terms }], zone);
  expect(clock.dueAt).toEqual(new Date("2026-03-20T13:00:00Z"));
});

describe("the ladder", () => {
  const legalDueAt = new Date("2026-03-20T13:00:00Z");
  const internalDueAt = addWorkingMinutes(start, 2 * WORKING_DAY, zone);
  const item = { registeredAt: start, internalDueAt, legalDueAt, isPaused: false };

  test("holder, head, director in this order, by whichever term is nearer", () => {
    const rungs = rungsOf(item, zone);
    expect(rungs.map(({ level }) => level)).toEqual(["holder", "head", "director"]);
    // Two working days before Friday, at nine in the morning of the branch.
    expect(rungs[2]).toMatchObject({ at: new Date("2026-03-18T04:00:00Z"), because: "legal" });
    const [holder, head, director] = rungs.map(({ at }) => at.getTime());
    expect(holder).toBeLessThanOrEqual(head ?? 0);
    expect(head).toBeLessThanOrEqual(director ?? 0);
  });

  test("a paused clock of our own presses nobody, the legal one still does", () => {
    const rungs = rungsOf({ ...item, isPaused: true }, zone);
    expect(new Set(rungs.map(({ because }) => because))).toEqual(new Set(["legal"]));
  });

  test("after a silence only the highest step is due, and none twice", () => {
    const rungs = rungsOf(item, zone);
    const [holder] = rungs;
    expect(stepDue(rungs, [], new Date((holder?.at.getTime() ?? 0) - 1))).toBe(null);
    expect(stepDue(rungs, [], holder?.at ?? start)).toBe("holder");
    expect(stepDue(rungs, [], legalDueAt)).toBe("director");
    expect(stepDue(rungs, ["holder"], holder?.at ?? start)).toBe(null);
    expect(stepDue(rungs, ["director"], legalDueAt)).toBe(null);
  });
});
