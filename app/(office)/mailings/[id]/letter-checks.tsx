"use client";

import type { Messages } from "#app/messages/catalogues.ts";
import { Icon, type IconName } from "#components/icon.tsx";
import { useDesk } from "./draft-desk.tsx";
import { type DraftField, draftFields } from "./draft-texts.ts";
import type { LiveDraft } from "./use-draft.ts";

type Tone = "done" | "soon" | "late";
const looks: Record<Tone, { icon: IconName; tint: string }> = {
  done: { icon: "circle-check", tint: "text-done" },
  soon: { icon: "triangle-alert", tint: "text-soon" },
  late: { icon: "circle-alert", tint: "text-late" },
};

interface Props {
  words: Messages["mailings"]["checks"];
  names: Record<DraftField, string>;
}

/** Why the text is not stored; a field that a check already speaks of is not named twice. */
function unsavedWords(
  { state, faults }: LiveDraft,
  words: Props["words"],
  names: Props["names"],
  isNamed: (field: DraftField) => boolean,
): string[] {
  if (state === "conflict" || state === "failed") return [words[state]];
  if (state !== "faulty") return [];
  if (faults.form) return [faults.form];
  return draftFields
    .filter((field) => faults[field] && !isNamed(field))
    .map((field) => `${names[field]}: ${faults[field]}`);
}

/** What holds, what only warns and what forbids the launch, of the letter as it is typed. */
export function LetterChecks({ words, names }: Props) {
  const { preview, draft } = useDesk();
  if (!preview) return <p className="text-sm text-ink-3">{words.waiting}</p>;
  const { checks, bare, tags } = preview;
  const unsaved = unsavedWords(draft, words, names, (field) => checks.some((check) => check.field === field));
  return (
    <div role="status">
      <ul>
        {checks.map(({ field, says }) => (
          <Line key={`${field} ${says}`} tone="late">
            {says}
          </Line>
        ))}
        {unsaved.map((says) => (
          <Line key={says} tone="late">
            {says}
          </Line>
        ))}
        {bare.length > 0 ? (
          <Line tone="soon" note={bare.map((tag) => `{{${tag}}}`).join(", ")}>
            {words.tagsBare}
          </Line>
        ) : (
          <Line tone="done" note={tags > 0 ? `${tags}/${tags}` : undefined}>
            {tags > 0 ? words.tags : words.tagsNone}
          </Line>
        )}
        <Line tone="done" note={words.unsubscribeNote}>
          {words.unsubscribe}
        </Line>
        <Line tone="done">{words.plain}</Line>
      </ul>
    </div>
  );
}

type LineProps = { tone: Tone; note?: string; children: string };

function Line({ tone, note, children }: LineProps) {
  return (
    <li className="flex items-start gap-2 py-1 text-sm">
      <Icon name={looks[tone].icon} className={`mt-0.5 ${looks[tone].tint}`} />
      <span className="min-w-0 flex-1 wrap-anywhere">{children}</span>
      {note ? <span className="text-xs leading-5 text-ink-3">{note}</span> : null}
    </li>
  );
}
