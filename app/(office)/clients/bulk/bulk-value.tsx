import { useEffect, useState } from "react";
import { Combobox } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import type { BulkKind, SentChange } from "#db/bulk/input.ts";
import { findOwners } from "../find-owners.ts";
import type { Loaded } from "./bulk-dialog.tsx";
import { ListChoice } from "./list-choice.tsx";
import { OwnBulkValue, ownChange } from "./own-bulk-value.tsx";

export interface Draft {
  value: string;
  reason: string;
  /** Which of the company's own fields. */
  field: string;
  /** The value was touched: an empty one then means «clear it». */
  touched: boolean;
}

export const emptyDraft: Draft = { value: "", reason: "", field: "", touched: false };

/** The change as it is sent, or null while it says too little. */
export function toChange(kind: BulkKind, draft: Draft, loaded: Loaded): SentChange | null {
  const { value, reason, touched } = draft;
  const text = value.trim();
  switch (kind) {
    case "archive":
      return { kind, value: null };
    case "own":
      return ownChange(draft, loaded);
    case "region":
    case "source":
      return touched ? { kind, value: text } : null;
    case "branch":
      return touched ? { kind, value: text || null } : null;
    case "class":
      return text && reason.trim().length > 2 ? { kind, value: text as "A", reason } : null;
    case "status":
      return text ? { kind, value: text as "new" } : null;
    case "tags_add":
    case "tags_remove":
    case "owner":
    case "list_add":
      return text ? { kind, value: text } : null;
  }
}

interface Props {
  kind: BulkKind;
  draft: Draft;
  onChange: (draft: Draft) => void;
  loaded: Loaded;
}

type Choice = { value: string; label: string };

/** Values in use, for a field that one types into or chooses from. */
function useChoices(of: "region" | "source" | "branch" | "tag" | null): Choice[] {
  const [choices, setChoices] = useState<Choice[]>([]);
  useEffect(() => {
    if (of === null) return;
    const stop = new AbortController();
    fetch(`/clients/choices?of=${of}`, { signal: stop.signal })
      .then((answer) => answer.json() as Promise<{ ok: boolean; data: Choice[] }>)
      .then(({ ok, data }) => ok && setChoices(data))
      // Without suggestions one types the value oneself.
      .catch(() => {});
    return () => stop.abort();
  }, [of]);
  return choices;
}

const suggested: Partial<Record<BulkKind, "region" | "source" | "branch" | "tag">> = {
  region: "region",
  source: "source",
  branch: "branch",
  tags_add: "tag",
  tags_remove: "tag",
};

/** The field for the value of each kind of change. */
export function BulkValue({ kind, draft, onChange, loaded }: Props) {
  const { words, statuses, classes } = loaded;
  const choices = useChoices(suggested[kind] ?? null);
  const set = (value: string) => onChange({ ...draft, value, touched: true });
  const label = words.values[kind];
  const hint = words.hints[kind];
  if (kind === "archive") return <p className="text-sm text-ink-2">{hint}</p>;
  if (kind === "list_add") return <ListChoice value={draft.value} onChange={set} words={words} />;
  if (kind === "own") return <OwnBulkValue draft={draft} onChange={onChange} loaded={loaded} />;
  if (kind === "owner") {
    return (
      <Field name="value" id="bulk-value" label={label} hint={hint}>
        {(control) => (
          <Combobox
            {...control}
            search={findOwners}
            labels={words.combobox}
            onChange={(option) => set(option?.value ?? "")}
          />
        )}
      </Field>
    );
  }
  const options =
    kind === "status" ? statuses : kind === "class" ? classes : kind === "branch" ? choices : null;
  return (
    <>
      <Field name="value" id="bulk-value" label={label} hint={hint}>
        {(control) =>
          options ? (
            <Select
              {...control}
              options={kind === "branch" ? [...options, { value: "", label: words.noBranch }] : options}
              empty={draft.touched ? undefined : words.choose}
              value={draft.value}
              onChange={(event) => set(event.target.value)}
            />
          ) : (
            <>
              <Input
                {...control}
                value={draft.value}
                list="bulk-values"
                autoComplete="off"
                maxLength={300}
                onChange={(event) => set(event.target.value)}
              />
              <datalist id="bulk-values">
                {choices.map(({ value }) => (
                  <option key={value} value={value} />
                ))}
              </datalist>
            </>
          )
        }
      </Field>
      {kind === "class" ? (
        <Field name="reason" id="bulk-reason" label={words.reason} hint={words.reasonHint}>
          {(control) => (
            <Input
              {...control}
              value={draft.reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => onChange({ ...draft, reason: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
