import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { CardAsOf } from "#db/history/as-of.ts";
import type { Told } from "#db/history/told.ts";
import type { CalendarDate } from "#db/values/dates.ts";

/** What every part of a card of the past needs. */
export interface PastView {
  actor: StaffActor;
  now: Date;
  day: CalendarDate;
  t: Words<"history">;
  card: CardAsOf;
  then: Told;
}

export const whenOf = ({ actor, now }: PastView) => ({
  locale: actor.locale,
  timeZone: actor.timeZone,
  now,
});

/** What is so called today; of what is not this person's to see, a dash. */
export const named = ({ card }: PastView, id: string | null): string =>
  id === null ? "" : (card.names.get(id) ?? "—");
