import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";

export type Translator = Words<"mailings">;

/** What every part of these pages needs to speak. */
export interface View {
  actor: StaffActor;
  now: Date;
  t: Translator;
}

export const whenOf = ({ actor, now }: View) => ({ locale: actor.locale, timeZone: actor.timeZone, now });
