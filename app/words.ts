import { createTranslator } from "next-intl";
import type { Locale } from "#db/values/text.ts";
import { requestLocale } from "./locale.ts";
import { catalogues, type Messages } from "./messages/catalogues.ts";

type Namespace = keyof Messages;

/** A phrase by its key: `t("title")`, `t("found", { n: 3 })`; `raw` gives a whole branch, for a part in the browser. */
export type Words<Name extends Namespace> = ReturnType<typeof createTranslator<Messages, Name>> & {
  raw<Branch extends keyof Messages[Name]>(key: Branch): Messages[Name][Branch];
};

const read = new Map<string, unknown>();

/**
 * The phrases of one feature in the language of the request. A translator lives as long as the process: the framework's
 * own forgets with every request what it has parsed, which is a tenth of a page.
 */
export async function getWords<Name extends Namespace>(namespace: Name): Promise<Words<Name>> {
  const locale: Locale = await requestLocale();
  const key = `${locale} ${namespace}`;
  const known = read.get(key) as Words<Name> | undefined;
  if (known) return known;
  const messages = catalogues[locale] as Messages;
  const words = createTranslator({ locale, messages, namespace, timeZone: "Europe/Moscow" }) as Words<Name>;
  read.set(key, words);
  return words;
}
