import { useState } from "react";
import { folded } from "#components/combobox-options.ts";
import { cx } from "#components/cx.ts";
import { Popover } from "#components/popover.tsx";
import { fill } from "../assignments/fill.ts";
import type { EditorWords } from "./desk.ts";
import type { Choice } from "./field-choices.ts";

interface Props {
  id: string;
  label: string;
  options: readonly Choice[];
  chosen: readonly string[];
  /** Marked as still missing. */
  faulty: boolean;
  words: EditorWords;
  onChange: (chosen: readonly string[]) => void;
}

/** Several values of a list: a token that opens boxes, with a search where there are many. */
export function ListValue({ id, label, options, chosen, faulty, words, onChange }: Props) {
  const [typed, setTyped] = useState("");
  // A value that is no longer in use stays chosen until it is unticked.
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...gone.map((value) => ({ value, label: value }))];
  const names = chosen.map((value) => all.find((option) => option.value === value)?.label ?? value);
  const shown =
    names.length > 3 ? [...names.slice(0, 2), fill(words.and, { n: String(names.length - 2) })] : names;
  const fits = all.filter((option) => folded(option.label).includes(folded(typed)));
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <Popover
      id={id}
      label={label}
      triggerClass={cx("tok", faulty && "tok-fault")}
      trigger={
        <>
          <span className="sr-only">{label}: </span>
          {shown.join(", ") || words.choose}
        </>
      }
    >
      <div className="grid w-64 gap-2">
        {all.length > 8 ? (
          <span className="input">
            <input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-label={words.find}
              placeholder={words.find}
              autoComplete="off"
            />
          </span>
        ) : null}
        <div className="grid max-h-64 gap-2 overflow-y-auto p-0.5">
          {fits.map((option) => (
            <label key={option.value} className="check">
              <input
                type="checkbox"
                className="box"
                checked={chosen.includes(option.value)}
                onChange={(event) => toggle(option.value, event.target.checked)}
              />
              {option.label}
            </label>
          ))}
          {fits.length > 0 ? null : (
            <p className="text-ink-3">{all.length === 0 ? words.noTags : words.nothing}</p>
          )}
        </div>
      </div>
    </Popover>
  );
}
