import type { Locale } from "#db/values/locale.ts";

/** Money is a whole number of kopecks; |kopecks| ≤ 9·10¹⁵ as a number, any size as a bigint (sums from SQL). */
export type Kopecks = number | bigint;
export type Currency = "RUB";
export type Money = { kopecks: Kopecks; currency: Currency };

const integers = new Map<Locale, Intl.NumberFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

function integer(locale: Locale): Intl.NumberFormat {
  let format = integers.get(locale);
  if (!format) {
    // «1 234», not «1234»: the house groups every number of four digits, Intl in Russian does too only with "always".
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: "always" });
    integers.set(locale, format);
  }
  return format;
}

/**
 * «48 900,00 ₽» (no-break spaces, minus −); in English “₽48,900.00”.
 * `kopecks: true` always shows them, `false` rounds half away from zero to roubles, absent shows them unless they are 00.
 * Throws RangeError when a number is not whole: rounding belongs to SQL.
 */
export function formatMoney(kopecks: Kopecks, locale: Locale, options?: { kopecks?: boolean }): string {
  const value = BigInt(kopecks);
  const size = value < 0n ? -value : value;
  let roubles = size / 100n;
  const rest = Number(size % 100n);
  const shown = options?.kopecks ?? rest !== 0;
  if (!shown && rest >= 50) roubles += 1n;
  const point = locale === "ru" ? "," : ".";
  const digits = integer(locale).format(roubles) + (shown ? point + String(rest).padStart(2, "0") : "");
  const minus = value < 0n && (shown || roubles > 0n) ? "−" : "";
  return locale === "ru" ? `${minus}${digits}\u00A0₽` : `${minus}₽${digits}`;
}

/** «1 234,5»: grouped number with at most `digits` decimals (default 0) and a real minus. */
export function formatNumber(value: number | bigint, locale: Locale, digits = 0): string {
  const key = `${locale}${digits}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: "always" });
    numbers.set(key, format);
  }
  return format.format(value).replace("-", "−");
}

/** «62 %» from 0.62. */
export function formatPercent(share: number, locale: Locale, digits = 0): string {
  return `${formatNumber(share * 100, locale, digits)}${locale === "ru" ? "\u00A0" : ""}%`;
}

const SPACES = /[\s\u00A0\u202F\u2009'’]/g;
const LIMIT = 9e15;

/**
 * Kopecks of an amount in roubles as people type it or as Excel gives it, or null when it is not one amount:
 * «1 234 567,50 ₽», «1234.5», «-100 руб.», «12 руб. 50 коп.», «1.234,56», «1,234.56»; three digits after a single
 * point or comma («1,234») could mean two things and give null, as does more than two decimals.
 */
export function parseMoney(text: string): number | null {
  let s = text.normalize("NFKC").replace(/[−–—]/g, "-").trim().toLowerCase();
  const worded =
    /^(-?[\d\s\u00A0\u202F]+)(?:рублей|рубля|рубль|руб\.?|р\.?|₽)\s*(\d{1,2})\s*(?:копейки|копеек|копейка|коп\.?|к\.?)$/.exec(
      s,
    );
  if (worded) return toKopecks(worded[1] ?? "", (worded[2] ?? "").padStart(2, "0"));
  s = s.replace(/^(-?)\s*(?:₽|rub)\s*/, "$1").replace(/\s*(?:рублей|рубля|рубль|руб\.?|р\.?|₽|rub)$/, "");
  if (!/\d$/.test(s)) return null;
  s = s.replace(SPACES, "");
  if (!/^-?\d[\d.,]*$/.test(s)) return null;
  const last = Math.max(s.lastIndexOf(","), s.lastIndexOf("."));
  if (last === -1) return toKopecks(s, "00");
  const mark = s[last] ?? "";
  const other = mark === "," ? "." : ",";
  const head = s.slice(0, last);
  const tail = s.slice(last + 1);
  if (head.includes(mark))
    return isGrouped(s, mark) && !s.includes(other) ? toKopecks(s.replaceAll(mark, ""), "00") : null;
  if (tail.length < 1 || tail.length > 2) return null;
  if (head.includes(other) && !isGrouped(head, other)) return null;
  return toKopecks(head.replaceAll(other, ""), tail.padEnd(2, "0"));
}

function isGrouped(s: string, mark: string): boolean {
  const [first, ...rest] = s.replace("-", "").split(mark);
  return first !== undefined && /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

function toKopecks(roubles: string, kopecks: string): number | null {
  const value = Number(roubles.replace(SPACES, "") + kopecks);
  return Number.isSafeInteger(value) && Math.abs(value) <= LIMIT ? value + 0 : null;
}

/** Kopecks of a number cell in roubles (floating point of spreadsheets), rounded half away from zero; null beyond 9·10¹⁵. */
export function kopecksOf(roubles: number): number | null {
  const value = Math.sign(roubles) * Math.round(Number(`${Math.abs(roubles).toFixed(8)}e2`));
  return Number.isSafeInteger(value) && Math.abs(value) <= LIMIT ? value + 0 : null;
}
