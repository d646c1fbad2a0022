import { type FormatOptions, localDate } from "#db/values/time.ts";

/** «День рождения: Дорофеева Е. С.», «Сын поступает: Замятин В. П.», «10 лет вместе». */
export function dateSays(
  { title, kind, isBirthday }: { title: string | null; kind: string; isBirthday: boolean },
  person: string | null,
): string {
  const what = title && !isBirthday ? title : kind;
  return person ? `${what}: ${person}` : what;
}

const months = new Map<string, Intl.DateTimeFormat>();

/** «июнь», another year adds it: «июнь 2027». Of «2026-06». */
export function monthSays(month: string, { locale, timeZone, now }: FormatOptions, always = false): string {
  const withYear = always || month.slice(0, 4) !== localDate(now, timeZone).slice(0, 4);
  const key = `${locale}${withYear}`;
  const format =
    months.get(key) ??
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "ru", {
      month: "long",
      ...(withYear ? { year: "numeric" as const } : {}),
      timeZone: "UTC",
    });
  months.set(key, format);
  return format
    .format(new Date(`${month}-15T12:00:00Z`))
    .replace(/\s*г\.$/, "")
    .replace(" ", "\u00a0");
}
