import { formatNumber } from "#db/values/money.ts";
import type { Locale } from "#db/values/text.ts";

interface Props {
  label: string;
  href: string;
  current: string;
  locale: Locale;
  items: readonly { value: string; label: string; count: number }[];
}

/** Which troubles to show. What the file does not have is not offered. */
export function ProblemChips({ label, href, current, locale, items }: Props) {
  return (
    <nav aria-label={label} className="mb-2 flex flex-wrap gap-1">
      {items
        .filter(({ count }) => count > 0)
        .map(({ value, label: name, count }) => (
          <a
            key={value}
            href={value === "all" ? href : `${href}?show=${value}`}
            aria-current={current === value ? "true" : undefined}
            className="chip max-w-full aria-[current]:border-accent-line aria-[current]:bg-accent-soft"
          >
            <span className="truncate">{name}</span>
            <span className="text-ink-3 tabular-nums">{formatNumber(count, locale)}</span>
          </a>
        ))}
    </nav>
  );
}
