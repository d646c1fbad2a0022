import type { Locale } from "#db/values/locale.ts";

export { type Locale, say, type Text } from "#db/values/locale.ts";
export { searchKey } from "#db/values/search.ts";
export { NBSP, typo } from "#db/values/typo.ts";

const rules = new Map<Locale, Intl.PluralRules>();

export type PluralForms = { one: string; few?: string; many?: string; other?: string };

/**
 * The form of a noun that agrees with `n` («1 день», «2 дня», «5 дней»); the number itself is not printed.
 * A missing form falls back to `many`, then `other`, then `few`, then `one`. Fractions take `few` in Russian («1,5 дня»).
 */
export function plural(locale: Locale, n: number, forms: PluralForms): string {
  let rule = rules.get(locale);
  if (!rule) {
    rule = new Intl.PluralRules(locale);
    rules.set(locale, rule);
  }
  const category = rule.select(n);
  const { one, few, many, other } = forms;
  if (category === "one") return one;
  if (category === "few") return few ?? other ?? many ?? one;
  if (category === "many") return many ?? other ?? few ?? one;
  return other ?? (locale === "ru" ? (few ?? many) : (many ?? few)) ?? one;
}

/** «завтра» → «Завтра»: the first letter only, for the beginning of a line. */
export function capitalize(s: string): string {
  const first = s.codePointAt(0);
  if (first === undefined) return s;
  const head = String.fromCodePoint(first);
  return head.toUpperCase() + s.slice(head.length);
}

// Controls but TAB and LF, soft hyphen, zero-width space and joiner of words, marks and overrides of direction, BOM.
const INVISIBLE = /(?![\t\n])\p{Cc}|[\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ODD_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/**
 * What a person typed into a one-line field, as it is stored: NFC, no controls, no lone surrogates, no direction
 * overrides (U+202E hides what a name says), every kind of space is one plain space, ends trimmed.
 */
export function clean(s: string): string {
  return s
    .replace(/[\t\r\n\u2028\u2029\u0085]+/g, " ")
    .replace(LONE_SURROGATE, "")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(ODD_SPACE, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** As `clean`, but keeps line breaks (at most one empty line in a row) and spaces inside a line. */
export function cleanMultiline(s: string): string {
  return (
    s
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(LONE_SURROGATE, "")
      .replace(INVISIBLE, "")
      .normalize("NFC")
      .replace(ODD_SPACE, " ")
      // Looked for from its first space only: else a long run of spaces within a line is begun again at each of them.
      .replace(/(?<![ \t])[ \t]+$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim()
  );
}
