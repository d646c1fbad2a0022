import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf } from "#app/(office)/complaints/[id]/axis.ts";
import { barsOf, type DrawnClock, placeMarks, shareGone } from "#app/(office)/complaints/[id]/tracks.ts";
import { dueTone } from "#app/(office)/complaints/due-cell.tsx";
import { stateLabel } from "#db/complaints/states.ts";

const zone = "Asia/Yekaterinburg";
const at = (text: string) => new Date(`${text}+05:00`);
const from = at("2026-03-12T09:14");
const to = at("2026-03-23T23:59");
const now = at("2026-03-19T11:40");
const axis = axisOf(from, to, now, zone);

describe("the axis of days", () => {
  it("has every day from the first to the last, with days off by the production calendar", () => {
    expect(axis.days.map(({ date }) => date.slice(8))).toEqual(
      "12 13 14 15 16 17 18 19 20 21 22 23".split(" "),
    );
    expect(axis.days.filter(({ isOff }) => isOff).map(({ date }) => date.slice(8))).toEqual(
      "14 15 21 22".split(" "),
    );
    expect(axis.days.find(({ isToday }) => isToday)?.date).toBe("2026-03-19");
  });

  it("knows where an instant stands, in the reader's own zone", () => {
    expect(axis.at(at("2026-03-12T00:00"))).toBe(0);
    expect(axis.at(at("2026-03-18T00:00"))).toBe(50);
    expect(axis.at(now)).toBeCloseTo(62.38, 1);
    expect(axis.at(at("2026-01-01T00:00"))).toBe(0);
    expect(axis.at(at("2027-01-01T00:00"))).toBe(100);
  });

  it("names fewer days when there are many, and never holds more than fit", () => {
    const month = axisOf(from, at("2026-04-10T12:00"), now, zone);
    expect(month.days.filter(({ isNamed }) => isNamed).length).toBeLessThanOrEqual(13);
    const years = axisOf(at("2020-01-01T00:00"), to, now, zone);
    expect(years.days).toHaveLength(120);
    expect(years.days.at(-1)?.date).toBe("2026-03-23");
  });

  it("keeps the order of instants, whatever the zone", () => {
    const instant = fc.date({ min: from, max: to, noInvalidDate: true });
    const zones = fc.constantFrom("Asia/Yekaterinburg", "Europe/London", "Asia/Kathmandu");
    fc.assert(
      fc.property(instant, instant, zones, (a, b, timeZone) => {
        const own = axisOf(from, to, now, timeZone);
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(own.at(first)).toBeLessThanOrEqual(own.at(second));
        expect(own.span(first, second).width).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the bars of a clock", () => {
  const dueAt = at("2026-03-20T18:00");
  const running: DrawnClock = { segments: [{ from, to: null, state: "runs" }], state: "runs", dueAt };
  const kinds = (clock: DrawnClock, when = now) => barsOf(clock, axis, when).map(({ kind }) => kind);

  it("run up to now and leave the rest of the term", () => {
    expect(kinds(running)).toEqual(["run", "left"]);
    const [run, left] = barsOf(running, axis, now);
    expect((run?.left ?? 0) + (run?.width ?? 0)).toBeCloseTo(left?.left ?? 0, 1);
  });

  it("stand still while the client is asked", () => {
    const asked = at("2026-03-13T15:00");
    const answered = at("2026-03-16T11:00");
    const first = { from, to: asked, state: "runs" } as const;
    expect(
      kinds({
        ...running,
        segments: [
          first,
          { from: asked, to: answered, state: "pauses" },
          { from: answered, to: null, state: "runs" },
        ],
      }),
    ).toEqual(["run", "hold", "run", "left"]);
    expect(
      kinds({ ...running, state: "pauses", segments: [first, { from: asked, to: null, state: "pauses" }] }),
    ).toEqual(["run", "hold", "left"]);
  });

  it("turn late at the term and end where the clock stopped", () => {
    expect(kinds(running, at("2026-03-22T12:00"))).toEqual(["run", "late"]);
    const stop = at("2026-03-18T10:00");
    const stopped: DrawnClock = { segments: [{ from, to: stop, state: "runs" }], state: "stopped", dueAt };
    expect(kinds(stopped)).toEqual(["run"]);
    expect(kinds({ ...stopped, dueAt: null })).toEqual(["run"]);
    expect(kinds({ ...stopped, dueAt: at("2026-03-17T18:00") })).toEqual(["run", "late"]);
  });
});

describe("marks", () => {
  it("part to two rows when their labels would run into each other, and turn inward at the edges", () => {
    const mark = (time: string, label: string) => ({ at: at(time), kind: "coming", label }) as const;
    const placed = placeMarks(
      [
        mark("2026-03-19T09:00", "50 % Анна"),
        mark("2026-03-19T13:00", "80 % сегодня"),
        mark("2026-03-23T20:00", "крайний"),
      ],
      axis,
    );
    expect(placed.map(({ row }) => row)).toEqual(["below", "above", "below"]);
    expect(placed.at(-1)?.side).toBe("left");
  });
});

describe("labels", () => {
  const words = ["director", "head", "steer"] as const;
  const spread = fc.array(fc.date({ min: from, max: to, noInvalidDate: true }), {
    minLength: 1,
    maxLength: 5,
  });

  it("keep off the line of the present moment and off each other", () => {
    fc.assert(
      fc.property(spread, (moments) => {
        const marks = moments.map((moment, i) => ({
          at: moment,
          kind: i === 0 ? ("steer" as const) : ("coming" as const),
          label: words[i % words.length] ?? "head",
        }));
        const shown = placeMarks(marks, axis, now).filter(({ row }) => row !== "none");
        const reach = shown.map(({ left, side, row, label }) => {
          const width = label.length * 1.2;
          const begin = side === "left" ? left - width : side === "right" ? left : left - width / 2;
          return { row, begin, end: begin + width };
        });
        const line = axis.at(now);
        for (const one of reach) {
          expect(one.begin > line || one.end < line).toBe(true);
          for (const other of reach)
            if (other !== one && other.row === one.row)
              expect(one.end < other.begin || one.begin > other.end).toBe(true);
        }
      }),
    );
  });
});

describe("the colour of the day we steer by", () => {
  const steer = at("2026-03-20T18:00");
  it("is amber from three working days before it, red after it, whatever our own term does", () => {
    expect(dueTone(steer, at("2026-03-17T17:00"), zone)).toBe("calm");
    expect(dueTone(steer, at("2026-03-18T09:00"), zone)).toBe("soon");
    expect(dueTone(steer, steer, zone)).toBe("soon");
    expect(dueTone(steer, at("2026-03-20T18:01"), zone)).toBe("late");
  });
});

it("says the states of neuter kinds in the neuter", () => {
  expect(stateLabel("request", "registered").ru).toBe("Зарегистрировано");
  expect(stateLabel("suggestion", "closed").ru).toBe("Закрыто");
  expect(stateLabel("complaint", "assigned").ru).toBe("Назначена");
  expect(stateLabel("request", "in_work").ru).toBe("В работе");
});

it("fills a bar by the share of the term gone by", () => {
  const half = new Date((from.getTime() + to.getTime()) / 2);
  expect(shareGone(from, to, half)).toBe(0.5);
  expect(shareGone(from, to, at("2026-04-01T00:00"))).toBe(1);
  expect(shareGone(from, from, now)).toBe(1);
  expect(shareGone(from, to, at("2026-03-01T00:00"))).toBe(0);
});
