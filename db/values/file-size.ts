const units = ["byte", "kilobyte", "megabyte"] as const;

/** «1,9 МБ»: decimal units, one figure after the comma from a megabyte on. */
export function fileSize(bytes: number, locale: string): string {
  const power = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const value = bytes / 1000 ** power;
  const digits = power === 2 ? 1 : 0;
  const written = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power],
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);
  return written.replace(" ", "\u00a0").replace("кБ", "КБ");
}
