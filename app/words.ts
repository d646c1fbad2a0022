import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "#db/values/text.ts";
import { requestLocale } from "./locale.ts";
import { catalogues, type Messages } from "./messages/catalogues.ts";

type Namespace = keyof Messages;
type Branch = { readonly [key: string]: string | Branch };

/** «card.figures.late»: the way to one phrase of a catalogue. */
type Path<Of> = {
  [Key in keyof Of & string]: Of[Key] extends string ? Key : `${Key}.${Path<Of[Key]>}`;
}[keyof Of & string];

/** A phrase by its key: `t("title")`, `t("found", { n: 3 })`; `raw` gives a whole branch, for a part in the browser. */
export interface Words<Name extends Namespace> {
  (key: Path<Messages[Name]>, values?: Readonly<Record<string, string | number>>): string;
  raw: <Key extends keyof Messages[Name]>(key: Key) => Messages[Name][Key];
}

/** Phrases with a place for a value or with plurals in them are read as ICU messages, once a process. */
function wordsOf<Name extends Namespace>(locale: Locale, namespace: Name): Words<Name> {
  const messages = catalogues[locale][namespace] as Messages[Name];
  const read = new Map<string, string | IntlMessageFormat>();
  const phrase = (key: string): string | IntlMessageFormat => {
    const found = key
      .split(".")
      .reduce<string | Branch | undefined>(
        (branch, step) => (typeof branch === "object" ? branch[step] : undefined),
        messages as Branch,
      );
    if (typeof found !== "string") throw new Error(`No phrase ${namespace}.${key}`);
    const parsed = found.includes("{") ? new IntlMessageFormat(found, locale) : found;
    read.set(key, parsed);
    return parsed;
  };
  const words = (key: string, values?: Readonly<Record<string, string | number>>) => {
    const known = read.get(key) ?? phrase(key);
    return typeof known === "string" ? known : String(known.format(values));
  };
  return Object.assign(words, { raw: <Key extends keyof Messages[Name]>(key: Key) => messages[key] });
}

const known = new Map<string, unknown>();

/** The phrases of one feature in the language of the request. */
export async function getWords<Name extends Namespace>(namespace: Name): Promise<Words<Name>> {
  return wordsIn(await requestLocale(), namespace);
}

/** The same in a language that is known already: letters' previews, and pages whose address names it. */
export function wordsIn<Name extends Namespace>(locale: Locale, namespace: Name): Words<Name> {
  const key = `${locale} ${namespace}`;
  if (!known.has(key)) known.set(key, wordsOf(locale, namespace));
  return known.get(key) as Words<Name>;
}
