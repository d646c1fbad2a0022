import type { Locale } from "#db/values/text.ts";

/** Kopecks as one would type them into a field: «48900,50». */
export function typedMoney(kopecks: number, locale: Locale): string {
  const rest = Math.abs(kopecks) % 100;
  const roubles = Math.trunc(kopecks / 100);
  return rest === 0
    ? String(roubles)
    : `${roubles}${locale === "ru" ? "," : "."}${String(rest).padStart(2, "0")}`;
}
