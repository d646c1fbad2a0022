import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Messages } from "#app/messages/catalogues.ts";
import { projectRoot } from "#db/local/children.ts";
import type { Locale } from "#db/values/text.ts";

/** A catalogue as the pages read it, so that a journey looks for the words that are really there. */
export function words<K extends keyof Messages>(feature: K, locale: Locale = "ru"): Messages[K] {
  const file = join(projectRoot, "app", "messages", locale, `${feature}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Messages[K];
}
