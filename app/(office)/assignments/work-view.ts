import { getWords, type Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import { type DueTone, dueText } from "#db/values/due.ts";
import { formatDay, formatTime, localDate } from "#db/values/time.ts";

/** Who looks, when, and in which words: what every row of a page needs. */
export interface WorkView {
  actor: StaffActor;
  now: Date;
  t: Words<"assignments">;
}

export async function workView(actor: StaffActor, now: Date): Promise<WorkView> {
  return { actor, now, t: await getWords("assignments") };
}

const options = ({ actor, now }: WorkView) => ({ locale: actor.locale, timeZone: actor.timeZone, now });

export const dueOf = (view: WorkView, dueAt: Date) => dueText({ dueAt, ...options(view) });

/** The term in words and, where the words do not name the day already, the day beside them. */
export function termWords(view: WorkView, dueAt: Date): { words: string; day?: string; tone: DueTone } {
  const { text, date, tone } = dueOf(view, dueAt);
  const zone = view.actor.timeZone;
  if (date.startsWith(text)) return { words: date, tone };
  const isToday = localDate(dueAt, zone) === localDate(view.now, zone);
  if (text.includes(date) || (isToday && tone !== "late")) return { words: text, tone };
  const time = /, \d+:\d\d$/.exec(date)?.[0];
  return { words: text, day: time && text.endsWith(time) ? date.slice(0, -time.length) : date, tone };
}

/** «сегодня», «пт, 27 марта». */
export const dayOf = (view: WorkView, at: Date) => formatDay(at, options(view));

/** «сегодня в 10:40», «12 марта»: the hour matters while the day does. */
export function whenOf(view: WorkView, at: Date): string {
  const { actor, now, t } = view;
  const day = dayOf(view, at);
  const isNear =
    localDate(at, actor.timeZone) >= localDate(new Date(now.getTime() - 86_400_000), actor.timeZone);
  return isNear ? t("atTime", { day, time: formatTime(at, { timeZone: actor.timeZone }) }) : day;
}
