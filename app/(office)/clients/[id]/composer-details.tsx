import { Icon } from "#components/icon.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import type { ComposerWords } from "./composer.tsx";
import type { Draft } from "./draft.ts";
import { hasDirection } from "./draft-input.ts";

interface Props {
  draft: Draft;
  people: readonly SelectOption[];
  outcomes: readonly SelectOption[];
  words: ComposerWords;
  onChange: (part: Partial<Draft>) => void;
}

/** With whom, who began, how it ended, what was decided, how long: none of it has to be said. */
export function ComposerDetails({ draft, people, outcomes, words, onChange }: Props) {
  return (
    <>
      {people.length > 0 ? (
        <Select
          aria-label={words.contact}
          options={people}
          empty={words.noContact}
          value={draft.contactId}
          onChange={(event) => onChange({ contactId: event.target.value })}
          className="max-w-32"
        />
      ) : null}
      {hasDirection(draft.kind) ? (
        <Select
          aria-label={words.direction}
          options={[
            { value: "out", label: words.directions.out },
            { value: "in", label: words.directions.in },
          ]}
          value={draft.direction}
          onChange={(event) => onChange({ direction: event.target.value === "in" ? "in" : "out" })}
          className="max-w-32"
        />
      ) : null}
      {draft.kind === "note" ? null : (
        <Select
          aria-label={words.outcome}
          options={outcomes}
          empty={words.noOutcome}
          value={draft.outcome}
          onChange={(event) => onChange({ outcome: event.target.value })}
          className="max-w-32"
        />
      )}
      {draft.kind === "note" ? null : (
        <span className="input w-40">
          <input
            aria-label={words.decision}
            placeholder={words.decision}
            value={draft.decision}
            onChange={(event) => onChange({ decision: event.target.value })}
            maxLength={1000}
          />
        </span>
      )}
      {draft.kind === "call" || draft.kind === "meeting" ? (
        <span className="input w-[88px]">
          <Icon name="clock" size={14} className="text-ink-3" />
          <input
            aria-label={words.minutes}
            placeholder={words.minutes}
            inputMode="numeric"
            value={draft.minutes}
            onChange={(event) => onChange({ minutes: event.target.value.replace(/\D/g, "").slice(0, 4) })}
          />
        </span>
      ) : null}
    </>
  );
}
