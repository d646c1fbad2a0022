"use client";

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Icon } from "../icon.tsx";
import { rememberFocus } from "../return-focus.ts";
import { Spinner } from "../spinner.tsx";
import type { PaletteWords } from "./palette-key.tsx";
import { useFound } from "./use-found.ts";

interface Props {
  words: PaletteWords;
  /** What was typed before the field was there; null says that it is. */
  early: RefObject<string | null>;
  onClose: () => void;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** One field for every place, client, complaint and action: a combobox whose options are links. */
export default function Palette({ words, early, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  /** Enter came before the answer: it opens the first row as soon as that is there. */
  const eager = useRef(false);
  const q = typed.trim();
  const found = useFound(q);
  const groups = found?.groups ?? [];
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const isLoading = found?.q !== q;
  const optionId = (index: number) => `${listId}-${index}`;

  // Not useEffect: a letter typed before its state was drawn would overwrite what came early.
  useLayoutEffect(() => {
    const giveBack = rememberFocus();
    dialog.current?.showModal();
    const first = early.current ?? "";
    early.current = null;
    setTyped((then) => first + then);
    return giveBack;
  }, [early]);

  const open = (index: number) => document.getElementById(`${listId}-${index}`)?.click();
  useEffect(() => {
    if (isLoading || !eager.current) return;
    eager.current = false;
    document.getElementById(`${listId}-0`)?.click();
  }, [isLoading, listId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key] ?? 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (active + step + count) % Math.max(1, count);
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isLoading) eager.current = true;
      else open(active);
    }
  };
  let index = -1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the palette closes it; the key for that is Escape
    <dialog
      ref={dialog}
      aria-label={words.title}
      className="dialog palette"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="palette-field">
        {isLoading ? <Spinner /> : <Icon name="search" className="text-ink-3" />}
        <input
          role="combobox"
          aria-label={words.placeholder}
          aria-expanded={count > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? optionId(active) : undefined}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
            eager.current = false;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={words.title} className="palette-list">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
          <div key={group.label} role="group" aria-label={group.label}>
            <div className="menu-label" aria-hidden="true">
              {group.label}
            </div>
            {group.items.map((item) => {
              index += 1;
              return (
                <a
                  key={item.href}
                  id={optionId(index)}
                  href={item.href}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className="menu-item"
                  onClick={onClose}
                >
                  <Icon name={item.icon} />
                  <span className="min-w-0 flex-1 truncate">{item.label}</span>
                  {item.hint ? <span className="flex-none text-xs text-ink-3">{item.hint}</span> : null}
                </a>
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" className="palette-status">
        {count > 0 ? words.keys : isLoading ? words.loading : found?.failed ? words.failed : words.empty}
      </p>
    </dialog>
  );
}
