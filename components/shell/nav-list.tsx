"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "../cx.ts";
import { Icon, type IconName } from "../icon.tsx";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  /** May be a Suspense: a count must not hold the page. */
  count?: ReactNode;
  late?: boolean;
};

const isCurrent = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`);

/** The place in the product comes from the address, which only the browser knows on a soft navigation. */
export function NavList({ items }: { items: readonly NavItem[] }) {
  const pathname = usePathname();
  return (
    <ul className="nav">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={isCurrent(pathname, item.href) ? "page" : undefined}>
            <Icon name={item.icon} />
            <span className="truncate">{item.label}</span>
            {item.count === undefined ? null : (
              <span className={cx("count", item.late && "text-late")}>{item.count}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One place of the phone's bar. */
export function BottomLink({ href, label, icon }: NavItem) {
  const pathname = usePathname();
  return (
    <a href={href} aria-current={isCurrent(pathname, href) ? "page" : undefined}>
      <Icon name={icon} size={20} />
      {label}
    </a>
  );
}
