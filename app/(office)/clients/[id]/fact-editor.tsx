import type { FormEvent, KeyboardEvent } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { fill } from "../../assignments/fill.ts";
import type { FactWords } from "./fact-field.tsx";

export interface Conflict {
  mine: string;
  /** What stands now, in words. */
  theirs: string;
  version: number;
}

interface Props {
  field: string;
  label: string;
  value: string;
  options?: readonly SelectOption[];
  empty?: string;
  long?: boolean;
  fault?: string;
  conflict: (Conflict & { mineShown: string }) | null;
  pending: boolean;
  words: FactWords;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onKeepMine: () => void;
  onClose: () => void;
}

/** The field in place of the words. Enter saves, Escape leaves; after a lost race both values stand side by side. */
export function FactEditor(props: Props) {
  const { field, label, value, options, empty, long, words, conflict, pending } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Escape") props.onClose();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  if (conflict) {
    return (
      <div>
        <dt className="text-ink-3">{label}</dt>
        <dd>
          <Notice tone="soon" role="alert">
            <p>{words.stale}</p>
            <p>{fill(words.theirs, { value: conflict.theirs || words.blank })}</p>
            <p>{fill(words.mine, { value: conflict.mineShown || words.blank })}</p>
            <div className="mt-2 flex flex-wrap gap-1">
              <Button size="sm" variant="soft" pending={pending} onClick={props.onKeepMine}>
                {words.keepMine}
              </Button>
              <Button size="sm" variant="ghost" onClick={props.onClose}>
                {words.takeTheirs}
              </Button>
            </div>
          </Notice>
        </dd>
      </div>
    );
  }
  return (
    <div>
      <dt className="sr-only">{label}</dt>
      <dd>
        <form onSubmit={props.onSubmit} onKeyDown={onKeyDown} className="my-1 grid gap-2" noValidate>
          <Field name={field} id={`fact-${field}`} label={label} error={props.fault}>
            {(control) => {
              const shared = { ...control, defaultValue: value, autoFocus: true };
              if (options) return <Select {...shared} options={options} empty={empty} />;
              return long ? (
                <Textarea {...shared} rows={4} maxLength={5000} />
              ) : (
                <Input {...shared} maxLength={500} autoComplete="off" />
              );
            }}
          </Field>
          <div className="flex gap-1">
            <Button type="submit" size="sm" variant="soft" pending={pending}>
              {pending ? words.saving : words.save}
            </Button>
            <Button size="sm" variant="ghost" onClick={props.onClose}>
              {words.cancel}
            </Button>
          </div>
        </form>
      </dd>
    </div>
  );
}
