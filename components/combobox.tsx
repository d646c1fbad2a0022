"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { type ComboboxOption, folded, matching } from "./combobox-options.ts";
import { cx } from "./cx.ts";
import type { FieldControl } from "./field.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Spinner } from "./spinner.tsx";
import { useFoundOptions } from "./use-found-options.ts";

export type { ComboboxOption };

type Props = Partial<FieldControl> & {
  /** The chosen option's value is sent under this name. */
  name: string;
  /** All the options, or none when `search` asks the server. */
  options?: readonly ComboboxOption[];
  /** Asks the server as one types; called with "" when the list opens. */
  search?: (text: string) => Promise<readonly ComboboxOption[]>;
  defaultOption?: ComboboxOption;
  /** Free choice: the text itself is sent under this name, whether it was chosen or typed. */
  textName?: string;
  onChange?: (option: ComboboxOption | undefined, text: string) => void;
  labels: { empty: string; loading: string };
  placeholder?: string;
  icon?: IconName;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  size?: "md" | "lg";
  "aria-label"?: string;
};

/** A field with a list under it, after the combobox pattern. Three kilobytes where the general one takes fifty. */
export function Combobox(props: Props) {
  const { name, options, search, defaultOption, textName, onChange, labels, icon, size, ...field } = props;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(defaultOption);
  const [text, setText] = useState(defaultOption?.label ?? "");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const asked = chosen && text === chosen.label ? "" : text;
  const found = useFoundOptions(open, asked, search);
  const shown = search ? found.options : matching(options ?? [], asked);
  const optionId = (index: number) => `${listId}-${index}`;

  const show = (next: boolean) => {
    if (next === open) return;
    setOpen(next);
    setActive(0);
    list.current?.togglePopover(next);
  };
  const choose = (option: ComboboxOption | undefined, label: string) => {
    setChosen(option);
    setText(label);
    onChange?.(option, label);
  };
  const pick = (option: ComboboxOption) => {
    choose(option, option.label);
    show(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) return show(true);
      const next = (active + step + shown.length) % Math.max(1, shown.length);
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = shown[active];
      if (option) pick(option);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    }
  };
  // Leaving: the text of an option is that option; other text stays only where free choice is allowed.
  const onBlur = () => {
    show(false);
    if (chosen && text === chosen.label) return;
    const same = text.trim() && shown.find((option) => folded(option.label) === folded(text));
    if (same) choose(same, same.label);
    else if (!textName) choose(undefined, "");
  };

  return (
    <span className={cx("input combobox", size === "lg" && "input-lg")}>
      {icon ? <Icon name={icon} className="text-ink-3" /> : null}
      <input
        {...field}
        name={textName}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] ? optionId(active) : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          choose(undefined, event.target.value);
          setActive(0);
          show(true);
        }}
        onClick={() => show(true)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {found.loading ? <Spinner /> : <Icon name="chevron-down" size={14} className="text-ink-3" />}
      <input type="hidden" name={name} value={chosen?.value ?? ""} disabled={field.disabled} />
      <div ref={list} popover="manual" className="popover listbox listbox-anchored">
        <div
          id={listId}
          role="listbox"
          aria-label={field["aria-label"] ?? field.placeholder ?? labels.loading}
        >
          {shown.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as the pattern asks
            <div
              key={option.value}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="menu-item cursor-pointer"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {option.hint ? <span className="flex-none text-xs text-ink-3">{option.hint}</span> : null}
            </div>
          ))}
        </div>
        <p role="status" className={cx("px-2 text-ink-3", shown.length === 0 && "py-1.5")}>
          {open && shown.length === 0 ? (found.loading ? labels.loading : labels.empty) : null}
        </p>
      </div>
    </span>
  );
}
