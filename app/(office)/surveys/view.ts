import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import { formatNumber } from "#db/values/money.ts";
import { formatDayMonth } from "#db/values/time.ts";

export interface View {
  actor: StaffActor;
  now: Date;
  t: Words<"surveys">;
}

export const whenOf = ({ actor, now }: View) => ({ locale: actor.locale, timeZone: actor.timeZone, now });

/** The last day on which answers are taken: the closing moment is the midnight after it. */
export const lastDay = (closesAt: Date, view: View) =>
  formatDayMonth(new Date(closesAt.getTime() - 1), whenOf(view));

/** «+41», «−6», «0»: an NPS is never read without its sign. */
export function signed(value: number, { actor }: Pick<View, "actor">, digits = 0): string {
  const rounded = Number(value.toFixed(digits));
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
  return sign + formatNumber(Math.abs(rounded), actor.locale, digits);
}
