import { getTranslations } from "next-intl/server";
import type { StaffActor } from "#db/actor.ts";
import { dueText } from "#db/values/due.ts";
import { formatDay, formatTime, localDate } from "#db/values/time.ts";

/** Who looks, when, and in which words: what every row of a page needs. */
export interface WorkView {
  actor: StaffActor;
  now: Date;
  t: Awaited<ReturnType<typeof getTranslations<"assignments">>>;
}

export async function workView(actor: StaffActor, now: Date): Promise<WorkView> {
  return { actor, now, t: await getTranslations("assignments") };
}

const options = ({ actor, now }: WorkView) => ({ locale: actor.locale, timeZone: actor.timeZone, now });

export const dueOf = (view: WorkView, dueAt: Date) => dueText({ dueAt, ...options(view) });

/** «сегодня в 10:40», «12 марта»: the hour matters while the day does. */
export function whenOf(view: WorkView, at: Date): string {
  const { actor, now, t } = view;
  const day = formatDay(at, options(view));
  const isNear =
    localDate(at, actor.timeZone) >= localDate(new Date(now.getTime() - 86_400_000), actor.timeZone);
  return isNear ? t("atTime", { day, time: formatTime(at, { timeZone: actor.timeZone }) }) : day;
}
