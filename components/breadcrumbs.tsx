import { Icon } from "./icon.tsx";

export type Crumb = { label: string; href?: string };

/** `label` names the landmark: «Путь». On a phone what does not fit in one line is left to the title below. */
export function Breadcrumbs({ label, items }: { label: string; items: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="crumbs">
        {items.map((item, index) => (
          <li key={`${item.href ?? ""}${item.label}`} className="flex min-w-0 items-center gap-1">
            {index > 0 ? <Icon name="chevron-right" size={14} /> : null}
            {item.href ? (
              <a href={item.href} className="truncate hover:text-ink">
                {item.label}
              </a>
            ) : (
              <span aria-current={index === items.length - 1 ? "page" : undefined} className="truncate">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
