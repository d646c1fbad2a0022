import type { Locale } from "#db/values/locale.ts";
import { formatNumber } from "#db/values/money.ts";

/** Roubles for one unit, to four decimals; how many units, to three. Both as decimal text: «1240.5», "-2". */
export const PRICE_PLACES = 4;
export const QUANTITY_PLACES = 3;
/** Kopecks of one line or one document at most; a number holds them exactly. */
export const LARGEST_SUM = 900_000_000_000_000;

const SPACES = /[\s\u00A0\u202F\u2009'’]/g;

/**
 * A decimal as people type it («1 240,50», "12.3456", «−3») as text that SQL and `lineSum` read, or null when it is no
 * number, has more decimals than `places`, or more than ten digits before them. A single point or comma is decimal.
 */
export function parseDecimal(text: string, places: number): string | null {
  const s = text
    .normalize("NFKC")
    .replace(/[−–—]/g, "-")
    .replace(SPACES, "")
    .replace(/(?:₽|р\.?|руб\.?)$/i, "");
  const [, minus = "", whole = "", part = ""] = /^(-?)(\d{1,10})(?:[.,](\d+))?$/.exec(s) ?? [];
  const decimals = part.replace(/0+$/, "");
  if (whole === "" || decimals.length > places) return null;
  const size = whole.replace(/^0+(?=\d)/, "") + (decimals && `.${decimals}`);
  return size === "0" ? "0" : minus + size;
}

function scaled(decimal: string, places: number): bigint {
  const [, minus = "", whole, part = ""] = /^(-?)(\d{1,11})(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined || part.length > places)
    throw new RangeError(`Not a decimal of ${places} places: ${decimal}`);
  return BigInt(minus + whole + part.padEnd(places, "0"));
}

/**
 * Kopecks of one line: quantity times price, rounded once, half away from zero. Sums of documents add rounded lines up
 * and are never rounded again. PostgreSQL rounds numeric in the same way, and a CHECK holds each stored line to it.
 * Throws RangeError on what is no decimal text of so many places.
 */
export function lineSum(quantity: string, price: string): number {
  const exact = scaled(quantity, QUANTITY_PLACES) * scaled(price, PRICE_PLACES);
  const perKopeck = 10n ** BigInt(QUANTITY_PLACES + PRICE_PLACES - 2);
  const half = exact < 0n ? -perKopeck / 2n : perKopeck / 2n;
  return Number((exact + half) / perKopeck);
}

/** «1 240,50 ₽», «0,0125 ₽»: kopecks when there are any, further decimals only as far as they are given. */
export function formatUnitPrice(price: string, locale: Locale): string {
  const [whole = "0", part = ""] = price.replace("-", "").split(".");
  const decimals = part.replace(/0+$/, "");
  const point = locale === "ru" ? "," : ".";
  const digits = formatNumber(BigInt(whole), locale) + (decimals && point + decimals.padEnd(2, "0"));
  const minus = price.startsWith("-") ? "−" : "";
  return locale === "ru" ? `${minus}${digits}\u00A0₽` : `${minus}₽${digits}`;
}
