import type {
  ComplaintDemand,
  ComplaintKind,
  ComplaintSeverity,
  ComplaintType,
} from "#db/complaints/registries.ts";
import { type Party, type TermRule, termRules } from "#db/complaints/terms-data.ts";
import {
  addWorkingDays,
  endOfWorkingDay,
  firstWorkingDayNotBefore,
  lastWorkingDayNotAfter,
  WORKDAY,
} from "#db/values/calendar.ts";
import { addDays, type CalendarDate } from "#db/values/dates.ts";
import { localDate } from "#db/values/time.ts";

/** What a term depends on. A client that is not known yet is treated as a person: the stricter law. */
export interface Claim {
  kind: ComplaintKind;
  type: ComplaintType;
  demand: ComplaintDemand;
  severity: ComplaintSeverity;
  party: Party;
}

/** The legal term of one complaint, as its clock keeps it. */
export interface LegalTerm {
  /** Key of the rule in the dated table. */
  rule: string;
  presentedOn: CalendarDate;
  /** The day that the law counts to, be it a day off. */
  countedOn: CalendarDate;
  /** The last day left: a day off moves to the next working day (Civil Code, article 193). */
  lastOn: CalendarDate;
  /** The day we steer by. */
  steerOn: CalendarDate;
}

const fits = <T>(list: readonly T[] | undefined, value: T) => list === undefined || list.includes(value);

function isInForce({ validFrom, validTo }: TermRule, on: CalendarDate): boolean {
  return (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo);
}

/** The rule for a claim presented on the day. The last one of the table fits everything. */
export function ruleFor({ kind, type, demand, party }: Omit<Claim, "severity">, on: CalendarDate): TermRule {
  const rule = termRules.find(
    (one) =>
      isInForce(one, on) &&
      fits(one.kinds, kind) &&
      fits(one.types, type) &&
      fits(one.demands, demand) &&
      (one.party === undefined || one.party === party),
  );
  if (!rule) throw new RangeError(`no term for ${kind}, ${type}, ${demand}`);
  return rule;
}

export const ruleByKey = (key: string): TermRule | undefined => termRules.find((rule) => rule.key === key);

/**
 * The term by law: the day after presentation is day 1 (Civil Code, article 191). We steer by the last working day not
 * later than the counted one; when no working day is left before it, by the last day itself.
 */
export function legalTerm(claim: Omit<Claim, "severity">, presentedAt: Date, zone: string): LegalTerm {
  const presentedOn = localDate(presentedAt, zone);
  const { key, days, dayKind } = ruleFor(claim, presentedOn);
  const countedOn = dayKind === "working" ? addWorkingDays(presentedOn, days) : addDays(presentedOn, days);
  const lastOn = firstWorkingDayNotBefore(countedOn);
  const before = lastWorkingDayNotAfter(countedOn);
  return {
    rule: key,
    presentedOn,
    countedOn,
    lastOn,
    steerOn: before > presentedOn ? before : lastOn,
  };
}

/** The moment of the legal clock: the end of the working day we steer by. */
export const steeringMoment = ({ steerOn }: Pick<LegalTerm, "steerOn">, zone: string): Date =>
  endOfWorkingDay(steerOn, zone);

/** Minutes of a full working day: our own terms are counted in them. */
export const WORKING_DAY = WORKDAY.end - WORKDAY.start;

/** Near is what is no further from the day we steer by: the colour of the list and the tab «У срока» go by it. */
export const NEAR = 3 * WORKING_DAY;

/** Working days within which we want to have answered, by how bad it is. */
const bySeverity: Record<ComplaintSeverity, number> = { high: 2, medium: 4, low: 6 };
const byKind: Partial<Record<ComplaintKind, number>> = { suggestion: 10, praise: 5 };

/** Our own term in minutes of working time, from registration to the answer. */
export function internalMinutes({ kind, severity }: Pick<Claim, "kind" | "severity">): number {
  return (byKind[kind] ?? bySeverity[severity]) * WORKING_DAY;
}
