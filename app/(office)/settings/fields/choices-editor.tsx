import { useRef } from "react";
import { Button } from "#components/button.tsx";
import { FieldError } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { keepFocusOn } from "#components/return-focus.ts";
import type { FieldChoice } from "#db/fields/table.ts";
import { fill } from "../../assignments/fill.ts";
import type { FieldWords } from "./field-dialog.tsx";

export interface DraftChoice extends Partial<FieldChoice> {
  key: number;
  label: string;
}

let made = 0;
const blank = (): DraftChoice => ({ key: ++made, label: "" });

export const toDrafts = (choices: readonly FieldChoice[]): DraftChoice[] =>
  choices.length > 0 ? choices.map((choice) => ({ ...choice, key: ++made })) : [blank(), blank()];

/** What is sent: a line that was left empty is no choice. */
export const toChoices = (choices: readonly DraftChoice[]) =>
  choices
    .filter(({ id, label }) => id !== undefined || label.trim() !== "")
    .map(({ key: _, ...choice }) => choice);

interface Props {
  choices: readonly DraftChoice[];
  fault?: string;
  words: FieldWords;
  onChange: (choices: readonly DraftChoice[]) => void;
}

/** The lines to choose from, in their order. One that stands with clients is retired, not taken away. */
export function ChoicesEditor({ choices, fault, words, onChange }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  const put = (key: number, next: Partial<DraftChoice>) =>
    onChange(choices.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const add = () => {
    onChange([...choices, blank()]);
    setTimeout(() => keepFocusOn(() => [...(box.current?.querySelectorAll("input") ?? [])].at(-1) ?? null));
  };
  return (
    <fieldset ref={box} className="grid gap-2">
      <legend className="field-label mb-1">{words.choices}</legend>
      {choices.map(({ key, id, label, retired }, at) => {
        const name = label || String(at + 1);
        return (
          <div key={key} className="flex items-center gap-1">
            <Input
              className="flex-1"
              aria-label={fill(words.choice, { n: String(at + 1) })}
              value={label}
              maxLength={60}
              disabled={retired}
              autoComplete="off"
              aria-invalid={fault ? true : undefined}
              onChange={(event) => put(key, { label: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
            {id === undefined ? (
              <Button
                variant="ghost"
                size="sm"
                icon="x"
                iconOnly
                onClick={() => onChange(choices.filter((one) => one.key !== key))}
              >
                {fill(words.removeChoice, { name })}
              </Button>
            ) : (
              <Button variant="ghost" size="sm" onClick={() => put(key, { retired: !retired })}>
                {retired ? words.bringBack : words.retire}
              </Button>
            )}
          </div>
        );
      })}
      <div>
        <Button variant="ghost" size="sm" icon="plus" onClick={add}>
          {words.addChoice}
        </Button>
      </div>
      {fault ? (
        <FieldError id="choices-fault">{fault}</FieldError>
      ) : (
        <p className="field-hint">{words.choicesHint}</p>
      )}
    </fieldset>
  );
}
