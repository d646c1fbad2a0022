import { keepFocusOn } from "#components/return-focus.ts";
import { toast } from "#components/toast.tsx";
import { readOwn, sayOwn } from "#db/fields/kinds.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { Locale } from "#db/values/text.ts";
import { fill } from "../../assignments/fill.ts";
import { editOwn } from "../actions.ts";
import { OwnInput, type OwnInputWords } from "../own-input.tsx";
import type { Fact, FactWords } from "./fact.ts";
import { FactEditor } from "./fact-editor.tsx";

interface Props {
  clientId: string;
  version: number;
  fact: Fact;
  field: OwnField;
  locale: Locale;
  words: FactWords;
  input: OwnInputWords;
  onClose: () => void;
}

/** A field of the company in place of its words; the change can be taken back at once. */
export function OwnEditor({ clientId, fact, field, locale, words, input, ...rest }: Props) {
  const write = (value: string, expectedVersion: number) =>
    editOwn({ id: clientId, expectedVersion, fieldId: field.id, value }).catch(() => null);
  const undo = async (value: string, version: number) => {
    const answer = await write(value, version);
    if (answer?.ok) toast.done(fill(words.ownUndone, { name: field.name }));
    else toast.failed(answer?.message ?? words.failed);
    keepFocusOn(() => document.querySelector<HTMLElement>(`[data-fact="${fact.field}"]`));
  };
  const send = async (value: string, expectedVersion: number) => {
    const answer = await write(value, expectedVersion);
    if (answer?.ok) {
      const { previous, version } = answer.data;
      toast.done(fill(words.ownDone, { name: field.name }), {
        undo: { label: words.undo, run: () => void undo(previous, version) },
      });
    }
    return answer;
  };
  const say = (typed: string) => {
    const known = field.choices.find(({ id }) => id === typed)?.label;
    const read = readOwn(field, typed, locale);
    return known ?? ("fault" in read ? typed : sayOwn(field, read.value, locale));
  };
  return (
    <FactEditor
      {...rest}
      clientId={clientId}
      fact={fact}
      words={words}
      send={send}
      say={say}
      input={(control) => (
        <OwnInput
          control={control}
          field={field}
          value={fact.value}
          locale={locale}
          words={input}
          autoFocus
        />
      )}
    />
  );
}
