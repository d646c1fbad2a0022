import { addDays, type CalendarDate, localDate } from "#db/values/time.ts";

/** How long after the answer a reply takes the matter up again. */
export const REOPEN_DAYS = 30;

/** The last day, in the branch's zone, on which it may still be reopened. Null when nothing was answered yet. */
export function reopensUntil(
  item: { answeredAt: Date | null; closedAt: Date | null },
  zone: string,
): CalendarDate | null {
  const from = item.closedAt ?? item.answeredAt;
  return from ? addDays(localDate(from, zone), REOPEN_DAYS) : null;
}

export function mayReopen(
  item: { answeredAt: Date | null; closedAt: Date | null },
  now: Date,
  zone: string,
): boolean {
  const until = reopensUntil(item, zone);
  return until === null || localDate(now, zone) <= until;
}
