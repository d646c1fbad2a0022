import { cookies } from "next/headers";
import { cache } from "react";
import type { Locale } from "#db/values/text.ts";
import { currentActor } from "./session.ts";

export const localeCookie = "slovo.locale";

/** The language of a page: the person's own, else what this browser chose at the sign-in, else Russian. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const actor = await currentActor();
  if (actor) return actor.locale;
  return (await cookies()).get(localeCookie)?.value === "en" ? "en" : "ru";
});
