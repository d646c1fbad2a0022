import { cx } from "../cx.ts";
import { Icon, type IconName } from "../icon.tsx";
import { isWithin } from "../soft-target.ts";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  count?: number;
  late?: boolean;
};

type ListProps = { items: readonly NavItem[]; pathname: string };

/** Places of the product. Which of them one is in, the address says; later SoftNavigation moves the mark. */
export function NavList({ items, pathname }: ListProps) {
  return (
    <ul className="nav">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} data-place="" aria-current={isWithin(pathname, item.href) ? "page" : undefined}>
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
export function BottomLink({ item: { href, label, icon }, pathname }: { item: NavItem; pathname: string }) {
  return (
    <a href={href} data-place="" aria-current={isWithin(pathname, href) ? "page" : undefined}>
      <Icon name={icon} size={20} />
      {label}
    </a>
  );
}
