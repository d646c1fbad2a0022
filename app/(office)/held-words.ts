import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { Hold } from "#db/outbox/hold.ts";
import { formatDateTime, formatDayMonth, formatTime } from "#db/values/time.ts";

/** «22 ноября, 5:59»: a copy is called by its date, also on the day it was made. */
export const momentOf = (at: Date, actor: StaffActor, now: Date) =>
  `${formatDayMonth(at, { ...actor, now })}, ${formatTime(at, actor)}`;

/** Why nothing leaves, in one sentence. */
export function heldWords(hold: Hold, actor: StaffActor, t: Words<"safety">, now: Date): string {
  if (hold.reason === "restored")
    return t("heldCopy", { when: momentOf(hold.copyOf ?? hold.since, actor, now) });
  return t("heldByHand", { when: formatDateTime(hold.since, { ...actor, now }) });
}
