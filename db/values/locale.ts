/** The languages of the product. Russian is the default. */
export type Locale = "ru" | "en";

/** Words that registries and letters carry with them. */
export type Text = { ru: string; en: string };

/** The words of `text` in the given language. */
export function say(text: Text, locale: Locale): string {
  return text[locale];
}
