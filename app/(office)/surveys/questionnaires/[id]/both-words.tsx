import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import type { Text } from "#db/values/text.ts";
import type { EditorWords } from "./editor.tsx";

interface Props {
  /** Where the words stand in the input: «content.questions.0.label». */
  path: string;
  label: string;
  value: Text;
  onChange: (value: Text) => void;
  faults: Readonly<Record<string, string>>;
  words: EditorWords;
  /** Also the Russian may be left out. */
  optional?: boolean;
}

/** The same words in both languages, side by side. */
export function BothWords({ path, label, value, onChange, faults, words, optional }: Props) {
  const language = (name: keyof Text, says: string) => (
    <Field
      name={`${path}.${name}`}
      label={
        <>
          {label}{" "}
          <span className="font-normal text-ink-3">
            {optional || name === "en" ? `${says}, ${words.optional}` : says}
          </span>
        </>
      }
      error={faults[`${path}.${name}`] ?? (name === "ru" ? faults[path] : undefined)}
    >
      {(control) => (
        <Input
          {...control}
          lang={name}
          value={value[name]}
          onChange={(event) => onChange({ ...value, [name]: event.target.value })}
          maxLength={300}
          autoComplete="off"
        />
      )}
    </Field>
  );
  return (
    <div className="both-languages">
      {language("ru", words.russian)}
      {language("en", words.english)}
    </div>
  );
}
