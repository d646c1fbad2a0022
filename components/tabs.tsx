import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Static } from "./static-html.tsx";

export type Tab = {
  href: string;
  label: string;
  count?: number | string;
  late?: boolean;
  icon?: IconName;
  current?: boolean;
};

/** Links, so the tab is in the address. `label` names the landmark. */
export function Tabs({
  label,
  items,
  more,
  className,
}: {
  label: string;
  items: readonly Tab[];
  /** Behind the tabs: a menu of those for which there is no room. */
  more?: ReactNode;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cx("tabs", className)}>
      <Static as="span" className="contents">
        {items.map((tab) => (
          <a key={tab.href} href={tab.href} className="tab" aria-current={tab.current ? "page" : undefined}>
            {tab.icon ? <Icon name={tab.icon} size={14} /> : null}
            {tab.label}
            {tab.count === undefined ? null : (
              <span className={cx("count", tab.late && "text-late")}>{tab.count}</span>
            )}
          </a>
        ))}
      </Static>
      {more}
    </nav>
  );
}
