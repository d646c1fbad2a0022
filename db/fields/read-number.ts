import { DECIMALS, LARGEST } from "#db/fields/limits.ts";
import type { Locale } from "#db/values/text.ts";

const SPACES = /[\s\u00A0\u2009\u202F'’]/g;
/** A comma in English, and a repeated sign in either language, parts thousands. */
const THOUSANDS: Record<Locale, RegExp> = {
  ru: /^\d{1,3}(?:,\d{3}){2,}$|^\d{1,3}(?:\.\d{3}){2,}$/,
  en: /^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:\.\d{3}){2,}$/,
};

/**
 * A number as people write it: «1 234,5», «-12», «−0,25», «1.234,5». A lone comma is the decimal sign in Russian and
 * parts thousands in English when three digits follow. Undefined for anything else, and beyond 99,999,999,999 or four
 * decimals: what is stored is never another number than the one that was written.
 */
export function readNumber(text: string, locale: Locale): number | undefined {
  const plain = text.trim().replace(SPACES, "").replace(/^[−–]/, "-").replace(/^\+/, "");
  const [, sign = "", body = ""] = /^(-?)(.*)$/.exec(plain) ?? [];
  if (!/^[\d.,]+$/.test(body) || !/^\d/.test(body) || !/\d$/.test(body)) return undefined;
  const decimal = decimalSign(body, locale);
  const [whole = "", part = "", ...more] = decimal ? body.split(decimal) : [body];
  if (more.length > 0 || part.length > DECIMALS) return undefined;
  const digits = whole.replace(/[.,]/g, "");
  if (/[.,]/.test(part) || (digits !== whole && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole))) return undefined;
  const number = Number(`${sign}${digits}.${part || "0"}`);
  return Math.abs(number) <= LARGEST ? number + 0 : undefined;
}

function decimalSign(body: string, locale: Locale): string | null {
  if (THOUSANDS[locale].test(body)) return null;
  const at = Math.max(body.lastIndexOf(","), body.lastIndexOf("."));
  return at < 0 ? null : (body[at] ?? null);
}
