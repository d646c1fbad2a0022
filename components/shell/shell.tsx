import type { ReactNode } from "react";
import { Avatar } from "../avatar.tsx";
import { buttonClass } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { Kbd } from "../kbd.tsx";
import { Logo } from "../logo.tsx";
import { PaletteKey, type PaletteWords } from "../palette/palette-key.tsx";
import { SoftNavigation } from "../soft-navigation.tsx";
import { Static } from "../static-html.tsx";
import { BottomLink, type NavItem, NavList } from "./nav-list.tsx";
import { SearchKey } from "./search-key.tsx";

export type { NavItem };

type Props = {
  /** The word beside the mark. */
  brand: string;
  homeHref: string;
  labels: { skip: string; nav: string; more: string; user: string };
  /** `href` is where a slash leads from a page without a search; none for those who see no clients. */
  search: { href?: string; label: string; palette: PaletteWords };
  groups: readonly (readonly NavItem[])[];
  /** Places of the phone's bar, three at most; «Ещё» is the last, the middle is «+» where one may add. */
  phone: readonly [NavItem, NavItem, NavItem?];
  add?: { href: string; label: string };
  user: { name: string; role: string };
  /** Where the request is, to mark the place. */
  pathname: string;
  /** Profile, sessions, theme, language, sign-out: shown in a popover. */
  userMenu: ReactNode;
  children: ReactNode;
};

const moreId = "shell-more";
const userId = "shell-user";

export function Shell({
  brand,
  homeHref,
  labels,
  search,
  groups,
  phone,
  add,
  user,
  pathname,
  userMenu,
  children,
}: Props) {
  const [first, second, third] = phone;
  const lists = groups.map((items) => <NavList key={items[0]?.href} items={items} pathname={pathname} />);
  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        {labels.skip}
      </a>
      <Static as="header" className="shell-side">
        <a href={homeHref} className="shell-brand hover:no-underline">
          <Logo />
          {brand}
        </a>
        <button type="button" data-palette="" aria-keyshortcuts="Control+K" className="shell-search">
          <Icon name="search" />
          {search.label}
          <Kbd>Ctrl K</Kbd>
        </button>
        <nav aria-label={labels.nav}>{lists}</nav>
        <div className="shell-user-gap">
          <UserButton label={labels.user} user={user} />
        </div>
      </Static>

      <main id="main" tabIndex={-1} className="shell-main">
        {children}
      </main>

      <Static as="nav" className="shell-bottom" aria-label={labels.nav}>
        <BottomLink item={first} pathname={pathname} />
        <BottomLink item={second} pathname={pathname} />
        {add ? (
          <a href={add.href} aria-label={add.label} className={buttonClass({ variant: "primary" })}>
            <Icon name="plus" size={20} />
          </a>
        ) : null}
        {third ? <BottomLink item={third} pathname={pathname} /> : null}
        <button type="button" popoverTarget={moreId}>
          <Icon name="menu" size={20} />
          {labels.more}
        </button>
      </Static>
      <Static
        as="div"
        id={moreId}
        popover="auto"
        role="dialog"
        aria-label={labels.more}
        className="popover shell-more md:hidden"
      >
        <button type="button" data-palette="" className="shell-search h-11 w-full">
          <Icon name="search" />
          {search.label}
        </button>
        {lists}
        <UserButton label={labels.user} user={user} />
      </Static>
      <div
        id={userId}
        popover="auto"
        role="dialog"
        aria-label={labels.user}
        className="popover popover-up w-[208px] p-1"
      >
        {userMenu}
      </div>
      <SoftNavigation />
      <SearchKey href={search.href} />
      <PaletteKey words={search.palette} />
    </div>
  );
}

function UserButton({ label, user }: { label: string; user: Props["user"] }) {
  return (
    <button type="button" popoverTarget={userId} className="shell-user">
      {/* «Соколова И. П.» is «ИС» here as in every row. */}
      <Avatar name={user.name.replace(/^(\S+)\s(\S+).*$/, "$2 $1")} size={32} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{user.name}</span>
        <span className="block truncate text-xs text-ink-3">{user.role}</span>
        <span className="sr-only">{label}</span>
      </span>
    </button>
  );
}
