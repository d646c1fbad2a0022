import { cx } from "./cx.ts";

export type ClassLetter = "A" | "B" | "C";

/** Weight, not hue: A in an ink ring, B in a pale one, C the letter alone. `label`: «Класс A». */
export function ClassMark({ letter, label, small }: { letter: ClassLetter; label: string; small?: boolean }) {
  return (
    <span className={cx("class-mark", `class-${letter.toLowerCase()}`, small && "class-sm")} title={label}>
      <span aria-hidden="true">{letter}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
