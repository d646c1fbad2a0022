import type { getTranslations } from "next-intl/server";
import type { StaffActor } from "#db/actor.ts";

export type Translator = Awaited<ReturnType<typeof getTranslations<"imports">>>;

/** What every part of these pages needs to speak. */
export interface View {
  actor: StaffActor;
  now: Date;
  t: Translator;
}
