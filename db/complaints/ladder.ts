import { WORKING_DAY } from "#db/complaints/terms.ts";
import { addWorkingDays, addWorkingMinutes, WORKDAY } from "#db/values/calendar.ts";
import type { Text } from "#db/values/text.ts";
import { localDate, zonedToInstant } from "#db/values/time.ts";

interface Step {
  label: Text;
  /** Working days after our own term has passed. */
  afterInternal: number;
  /** Working days before the day we steer by. */
  beforeLegal: number;
}

/** Who hears of a late complaint, and when; each step once for each term. */
export const ladder = {
  holder: { label: { ru: "ответственный", en: "holder" }, afterInternal: 0, beforeLegal: 4 },
  head: { label: { ru: "руководитель", en: "head" }, afterInternal: 1, beforeLegal: 3 },
  director: { label: { ru: "директор", en: "director" }, afterInternal: 2, beforeLegal: 2 },
} satisfies Record<string, Step>;

export type Level = keyof typeof ladder;
export const levels = Object.keys(ladder) as Level[];
export const isLevel = (name: string): name is Level => name in ladder;

export interface Rung {
  level: Level;
  at: Date;
  /** Which of the two terms brings it. */
  because: "internal" | "legal";
}

export interface Terms {
  internalDueAt: Date | null;
  legalDueAt: Date | null;
  /** Our own term does not press while the client is asked. */
  isPaused: boolean;
  registeredAt: Date;
}

/** When each step is due, by whichever term comes first; never before the complaint was there. */
export function rungsOf({ internalDueAt, legalDueAt, isPaused, registeredAt }: Terms, zone: string): Rung[] {
  const start = `${String(WORKDAY.start / 60).padStart(2, "0")}:00`;
  return levels.flatMap((level) => {
    const { afterInternal, beforeLegal } = ladder[level];
    const rungs: Rung[] = [];
    if (internalDueAt && !isPaused) {
      const at = afterInternal
        ? addWorkingMinutes(internalDueAt, afterInternal * WORKING_DAY, zone)
        : internalDueAt;
      rungs.push({ level, at, because: "internal" });
    }
    if (legalDueAt) {
      const date = addWorkingDays(localDate(legalDueAt, zone), -beforeLegal);
      const at = zonedToInstant({ date, time: start }, zone);
      rungs.push({ level, at: at > registeredAt ? at : registeredAt, because: "legal" });
    }
    const [first] = rungs.sort((a, b) => a.at.getTime() - b.at.getTime());
    return first ? [first] : [];
  });
}

/** The highest step that is due and higher than every one climbed before; null when nothing new is due. */
export function stepDue(rungs: readonly Rung[], climbed: readonly string[], now: Date): Level | null {
  const due = rungs.findLast(({ at }) => at <= now)?.level;
  if (due === undefined) return null;
  const highest = Math.max(-1, ...climbed.filter(isLevel).map((level) => levels.indexOf(level)));
  return levels.indexOf(due) > highest ? due : null;
}
