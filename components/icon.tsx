import { cx } from "./cx.ts";
import type { IconName } from "./icon-names.ts";
import sprite from "./icons.svg";

export type { IconName };

type Props = { name: IconName; size?: 12 | 14 | 16 | 20 | 24; className?: string };

/** A drawing from the sprite. Always decoration: the word or the label stands beside it. */
export function Icon({ name, size = 16, className }: Props) {
  return (
    <svg className={cx("icon", size !== 16 && `icon-${size}`, className)} aria-hidden="true">
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
