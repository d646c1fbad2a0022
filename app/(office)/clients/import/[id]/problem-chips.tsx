import { formatNumber } from "#db/values/money.ts";
import type { Locale } from "#db/values/text.ts";

interface Choice {
  value: string;
  label: string;
  count: number;
}

interface Props {
  label: string;
  href: string;
  current: string;
  locale: Locale;
  all: string;
  groups: readonly Choice[];
  codes: readonly Choice[];
}

/** Which troubles to show: all, errors, likely duplicates as links, one kind of trouble from a list. */
export function ProblemChips({ label, href, current, locale, all, groups, codes }: Props) {
  const links = [{ value: "all", label: all, count: 0 }, ...groups.filter(({ count }) => count > 0)];
  return (
    <nav aria-label={label} className="mb-2 flex flex-wrap gap-1">
      {[...links, ...codes].map(({ value, label: name, count }) => (
        <a
          key={value}
          href={value === "all" ? href : `${href}?show=${value}`}
          aria-current={current === value ? "true" : undefined}
          className="chip max-w-full aria-[current]:border-accent-line aria-[current]:bg-accent-soft"
        >
          <span className="truncate">{name}</span>
          {count > 0 ? <span className="text-ink-3 tabular-nums">{formatNumber(count, locale)}</span> : null}
        </a>
      ))}
    </nav>
  );
}
