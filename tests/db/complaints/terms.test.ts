import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  complaintDemands,
  complaintKinds,
  complaintSeverities,
  complaintTypes,
} from "#db/complaints/registries.ts";
import { type Claim, internalMinutes, legalTerm, ruleFor, steeringMoment } from "#db/complaints/terms.ts";
import { termRules } from "#db/complaints/terms-data.ts";
import { isWorkingDay } from "#db/values/calendar.ts";
import { daysBetween } from "#db/values/dates.ts";
import { addDays, localDate } from "#db/values/time.ts";

const zone = "Asia/Yekaterinburg";
const claim = (more: Partial<Claim>): Claim => ({
  kind: "complaint",
  type: "goods_quality",
  demand: "refund",
  severity: "medium",
  party: "person",
  ...more,
});
const keysOf = <T extends object>(registry: T) => Object.keys(registry) as (keyof T)[];
const anyClaim = fc.record({
  kind: fc.constantFrom(...keysOf(complaintKinds)),
  type: fc.constantFrom(...keysOf(complaintTypes)),
  demand: fc.constantFrom(...keysOf(complaintDemands)),
  severity: fc.constantFrom(...keysOf(complaintSeverities)),
  party: fc.constantFrom("person" as const, "company" as const),
});
const anyMoment = fc.date({
  min: new Date("2015-01-01T00:00:00Z"),
  max: new Date("2035-12-31T00:00:00Z"),
  noInvalidDate: true,
});

describe("which rule", () => {
  test.each([
    [{ demand: "refund" }, "money", 10],
    [{ demand: "price_cut" }, "money", 10],
    [{ type: "service_quality", demand: "refund" }, "work-money", 10],
    [{ type: "service_quality", demand: "redo" }, "work-redo", 10],
    [{ demand: "replacement" }, "replacement", 7],
    [{ demand: "repair" }, "repair", 45],
    [{ type: "not_delivered", demand: "none" }, "not-delivered", 10],
    [{ type: "rudeness", demand: "explanation" }, "policy", 10],
    [{ party: "company" }, "business-claim", 30],
    [{ party: "company", type: "not_delivered" }, "business-claim", 30],
    [{ party: "company", type: "rudeness", demand: "explanation" }, "policy", 10],
    [{ party: "company", type: "personal_data" }, "personal-data", 10],
    [{ kind: "suggestion", demand: "none" }, "suggestion", 30],
    [{ kind: "praise", demand: "none" }, "policy", 10],
    [{ kind: "request", type: "personal_data" }, "personal-data", 10],
  ] as [Partial<Claim>, string, number][])("%o → %s, %d days", (more, key, days) => {
    expect(ruleFor(claim(more), "2026-03-12")).toMatchObject({ key, days });
  });

  test("it is the rule of the day of presentation, not of today", () => {
    const of = (day: string) => ruleFor(claim({ type: "personal_data" }), day).days;
    expect([of("2022-08-31"), of("2022-09-01")]).toEqual([30, 10]);
  });

  test("consumer law never binds a firm's claim, and everything has a rule", () => {
    fc.assert(
      fc.property(anyClaim, anyMoment, (given, at) => {
        const rule = ruleFor(given, localDate(at, zone));
        expect(rule.party === undefined || rule.party === given.party).toBe(true);
      }),
    );
    expect(new Set(termRules.map(({ key }) => key)).size).toBe(termRules.length);
  });
});

describe("the days of law", () => {
  test("the case of the page: Thursday + 10 is a Sunday, moves to Monday, is steered to Friday", () => {
    const at = new Date("2026-03-12T04:14:00Z");
    expect(legalTerm(claim({}), at, zone)).toEqual({
      rule: "money",
      presentedOn: "2026-03-12",
      countedOn: "2026-03-22",
      lastOn: "2026-03-23",
      steerOn: "2026-03-20",
    });
  });

  test("over the New Year, when no working day is left before it, the last day itself is steered to", () => {
    const at = new Date("2025-12-31T06:00:00Z");
    const term = legalTerm(claim({ demand: "replacement" }), at, zone);
    expect(term).toMatchObject({ countedOn: "2026-01-07", lastOn: "2026-01-12", steerOn: "2026-01-12" });
  });

  test("the day is the branch's: 23:30 in Moscow is tomorrow in Vladivostok", () => {
    const at = new Date("2026-03-12T20:30:00Z");
    expect(legalTerm(claim({}), at, "Europe/Moscow").presentedOn).toBe("2026-03-12");
    expect(legalTerm(claim({}), at, "Asia/Vladivostok").presentedOn).toBe("2026-03-13");
  });

  test("agrees with counting the days one by one", () => {
    fc.assert(
      fc.property(anyClaim, anyMoment, (given, at) => {
        const term = legalTerm(given, at, zone);
        const { days, dayKind } = ruleFor(given, term.presentedOn);
        let day = term.presentedOn;
        for (let n = 0; n < days; ) {
          day = addDays(day, 1);
          if (dayKind === "calendar" || isWorkingDay(day)) n++;
        }
        expect(term.countedOn).toBe(day);
        let last = day;
        while (!isWorkingDay(last)) last = addDays(last, 1);
        expect(term.lastOn).toBe(last);
        let steer = day;
        while (!isWorkingDay(steer)) steer = addDays(steer, -1);
        expect(term.steerOn).toBe(steer > term.presentedOn ? steer : last);
      }),
      { numRuns: 400 },
    );
  });

  test("what we steer by is a working day after presentation and not after the last day", () => {
    fc.assert(
      fc.property(anyClaim, anyMoment, (given, at) => {
        const { presentedOn, steerOn, lastOn } = legalTerm(given, at, zone);
        expect(isWorkingDay(steerOn) && isWorkingDay(lastOn)).toBe(true);
        expect(steerOn > presentedOn && steerOn <= lastOn).toBe(true);
        expect(daysBetween(presentedOn, lastOn)).toBeLessThanOrEqual(60);
        expect(localDate(steeringMoment({ steerOn }, zone), zone)).toBe(steerOn);
      }),
    );
  });
});

test("our own term shortens with severity", () => {
  const of = (severity: Claim["severity"]) => internalMinutes({ kind: "complaint", severity });
  expect(of("high")).toBeLessThan(of("medium"));
  expect(of("medium")).toBeLessThan(of("low"));
});
