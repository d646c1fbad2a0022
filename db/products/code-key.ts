import { clean } from "#db/values/text.ts";

/**
 * The key of a stock code: two codes of one key are one product. Codes that differ only by the case of letters, by
 * spaces at the ends, doubled or within, or by full-width forms (NFKC) are one; everything else keeps them apart.
 * Look-alikes of the two alphabets are not unified here: «А-12» and "A-12" stand side by side in real price lists.
 */
export const codeKey = (code: string): string =>
  clean(code.normalize("NFKC")).replaceAll(" ", "").toUpperCase();
