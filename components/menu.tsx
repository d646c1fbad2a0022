"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

type MenuProps = {
  /** Unique on the page. */
  id: string;
  trigger: ReactNode;
  triggerClass?: string;
  /** For an opener with an icon alone: «Ещё». */
  triggerLabel?: string;
  /** Names the menu. */
  label: string;
  align?: "start" | "end";
  /** MenuItem, MenuLine, and forms that hold a MenuItem of type submit. */
  children: ReactNode;
};

/** A menu of actions in the browser's popover, with the keys of the menu pattern. */
export function Menu({ id, trigger, triggerClass, triggerLabel, label, align, children }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const goals: Record<string, number> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    if (event.key === "Tab") list.current?.hidePopover();
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    all[goal]?.focus();
  };

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={triggerLabel}
        title={triggerLabel}
        className={triggerClass}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          event.currentTarget.click();
        }}
      >
        {trigger}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={cx("popover menu", align === "end" && "popover-end")}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          if (event.newState === "open") items()[0]?.focus();
        }}
        onClick={() => list.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  );
}

type ItemProps = {
  icon?: IconName;
  /** A link; else a button. */
  href?: string;
  type?: "button" | "submit";
  onSelect?: () => void;
  danger?: boolean;
  shortcut?: string;
  children: ReactNode;
};

export function MenuItem({ icon, href, type = "button", onSelect, danger, shortcut, children }: ItemProps) {
  const className = cx("menu-item", danger && "menu-item-danger");
  const inside = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </>
  );
  return href === undefined ? (
    <button type={type} role="menuitem" tabIndex={-1} className={className} onClick={onSelect}>
      {inside}
    </button>
  ) : (
    <a href={href} role="menuitem" tabIndex={-1} className={className} onClick={onSelect}>
      {inside}
    </a>
  );
}

export function MenuLine() {
  return <hr className="menu-line" />;
}
