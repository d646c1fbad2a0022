import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

type Props = {
  /** The query parameter. */
  name?: string;
  label: string;
  placeholder?: string;
  defaultValue?: string;
  /** The key that brings one here; `/` works where TableKeys stands. */
  shortcut?: string;
  className?: string;
};

/** Stands inside a GET form; Enter searches. */
export function SearchInput({ name = "q", label, placeholder, defaultValue, shortcut, className }: Props) {
  return (
    <span className={cx("input", className)}>
      <Icon name="search" className="text-ink-3" />
      <input
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        data-search=""
      />
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </span>
  );
}
