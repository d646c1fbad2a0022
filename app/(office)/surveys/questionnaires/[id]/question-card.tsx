import { Button } from "#components/button.tsx";
import { Checkbox } from "#components/checkbox.tsx";
import { FieldError } from "#components/field.tsx";
import { type Question, questionKinds, type SingleQuestion } from "#db/surveys/content.ts";
import type { Locale } from "#db/values/text.ts";
import { BothWords } from "./both-words.tsx";
import { freeKey } from "./draft-changes.ts";
import type { EditorWords } from "./editor.tsx";

interface Props {
  question: Question;
  place: number;
  last: boolean;
  heading: string;
  words: EditorWords;
  locale: Locale;
  faults: Readonly<Record<string, string>>;
  onChange: (question: Question) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One question: its words, its place, and whether it must be answered. */
export function QuestionCard(props: Props) {
  const { question, place, last, heading, words, locale, faults, onChange, onMove, onRemove } = props;
  const path = `content.questions.${place}`;
  const both = { faults, words };
  return (
    <li className="question">
      <div className="question-head">
        <h3 className="text-sm">{heading}</h3>
        <span className="text-ink-3">{questionKinds[question.kind].label[locale]}</span>
        <span className="ml-auto flex gap-1">
          <Button
            size="sm"
            variant="ghost"
            icon="arrow-up"
            iconOnly
            disabled={place === 0}
            onClick={() => onMove(-1)}
          >
            {words.up}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon="arrow-down"
            iconOnly
            disabled={last}
            onClick={() => onMove(1)}
          >
            {words.down}
          </Button>
          <Button size="sm" variant="ghost" icon="trash-2" iconOnly onClick={onRemove}>
            {words.remove}
          </Button>
        </span>
      </div>
      <BothWords
        {...both}
        path={`${path}.label`}
        label={words.label}
        value={question.label}
        onChange={(label) => onChange({ ...question, label })}
      />
      {question.kind === "single" ? (
        <ChoiceList {...both} path={`${path}.choices`} question={question} onChange={onChange} />
      ) : (
        <BothWords
          {...both}
          path={`${path}.hint`}
          label={words.hint}
          optional
          value={question.hint ?? { ru: "", en: "" }}
          onChange={(hint) => onChange({ ...question, hint })}
        />
      )}
      <Checkbox
        checked={question.required}
        onChange={(event) => onChange({ ...question, required: event.target.checked })}
      >
        {words.required}
      </Checkbox>
    </li>
  );
}

interface ListProps {
  path: string;
  question: SingleQuestion;
  onChange: (question: Question) => void;
  faults: Readonly<Record<string, string>>;
  words: EditorWords;
}

function ChoiceList({ path, question, onChange, faults, words }: ListProps) {
  const { choices } = question;
  const change = (next: SingleQuestion["choices"]) => onChange({ ...question, choices: next });
  const key = freeKey(
    "c",
    choices.map((choice) => choice.key),
  );
  return (
    <div className="grid gap-2">
      {choices.map((choice, place) => (
        <div key={choice.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-1">
          <BothWords
            path={`${path}.${place}.label`}
            label={`${words.choice} ${place + 1}`}
            value={choice.label}
            onChange={(label) =>
              change(choices.map((known) => (known === choice ? { ...choice, label } : known)))
            }
            faults={faults}
            words={words}
          />
          <Button
            variant="ghost"
            icon="x"
            iconOnly
            disabled={choices.length <= 2}
            onClick={() => change(choices.filter((known) => known !== choice))}
          >
            {words.removeChoice}
          </Button>
        </div>
      ))}
      {faults[path] ? <FieldError>{faults[path]}</FieldError> : null}
      <Button
        size="sm"
        variant="ghost"
        icon="plus"
        className="justify-self-start"
        onClick={() => change([...choices, { key, label: { ru: "", en: "" } }])}
      >
        {words.addChoice}
      </Button>
    </div>
  );
}
