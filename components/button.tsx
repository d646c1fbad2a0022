import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Spinner } from "./spinner.tsx";

/** primary: one a view. soft: the main action inside a row. second: bordered. ghost, link: quiet. danger: cannot be undone. */
export type ButtonVariant = "primary" | "soft" | "second" | "ghost" | "danger" | "link";
/** sm 28, md 32, lg 44 (public pages); on a phone 36, 36, 48. */
export type ButtonSize = "sm" | "md" | "lg";

export type ButtonLook = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  /** An icon alone: children become its name for a screen reader and its hint for a mouse. */
  iconOnly?: boolean;
  block?: boolean;
};

/** Class names of a button, for elements that only look like one (a popover's opener, a file label). */
export function buttonClass({ variant = "second", size = "md", iconOnly, block }: ButtonLook = {}): string {
  return cx(
    "btn",
    `btn-${variant}`,
    size !== "md" && `btn-${size}`,
    iconOnly && "btn-icon",
    block && "w-full",
  );
}

type Inside = Pick<ButtonLook, "icon" | "iconOnly" | "size"> & {
  pending?: boolean;
  children?: React.ReactNode;
};

function Inside({ icon, iconOnly, size, pending, children }: Inside) {
  return (
    <>
      {pending ? <Spinner /> : icon ? <Icon name={icon} size={size === "lg" ? 20 : 16} /> : null}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
    </>
  );
}

export type ButtonProps = ButtonLook &
  ComponentProps<"button"> & {
    /** Busy: a spinner in place of the icon; give the verb in the present («Записываем»). */
    pending?: boolean;
  };

export function Button({
  variant,
  size,
  icon,
  iconOnly,
  block,
  pending,
  className,
  children,
  "aria-disabled": disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      title={iconOnly && typeof children === "string" ? children : undefined}
      {...rest}
      aria-disabled={pending || disabled || undefined}
      data-pending={pending || undefined}
      className={cx(buttonClass({ variant, size, iconOnly, block }), className)}
    >
      <Inside icon={icon} iconOnly={iconOnly} size={size} pending={pending}>
        {children}
      </Inside>
    </button>
  );
}

export type ButtonLinkProps = ButtonLook & ComponentProps<"a"> & { href: string };

export function ButtonLink({
  variant,
  size,
  icon,
  iconOnly,
  block,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a
      title={iconOnly && typeof children === "string" ? children : undefined}
      {...rest}
      className={cx(buttonClass({ variant, size, iconOnly, block }), className)}
    >
      <Inside icon={icon} iconOnly={iconOnly} size={size}>
        {children}
      </Inside>
    </a>
  );
}
