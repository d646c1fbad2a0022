import type { Words } from "#app/words.ts";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { Static } from "#components/static-html.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { Counts } from "#db/invariants/ask.ts";
import { type QuestionKey, questionKeys, questions } from "#db/invariants/questions.ts";
import { formatNumber } from "#db/values/money.ts";

interface Props {
  counts: Counts;
  /** What a zero alone would not tell. */
  notes: Partial<Record<QuestionKey, string>>;
  actor: StaffActor;
  t: Words<"safety">;
}

/** Every question with its answer; what is not zero comes first and says what to do. */
export function QuestionsList({ counts, notes, actor, t }: Props) {
  const keys = [...questionKeys].sort((a, b) => Number(counts[b] > 0) - Number(counts[a] > 0));
  return (
    <Static as="ul" className="safety-list">
      {keys.map((key) => {
        const isLost = counts[key] > 0;
        const note = isLost ? undefined : notes[key];
        return (
          <li key={key}>
            <Icon
              name={isLost ? "circle-alert" : note ? "clock" : "check"}
              className={isLost ? "text-late" : note ? "text-ink-3" : "text-done"}
            />
            <span className="min-w-0 flex-1">
              {questions[key].label[actor.locale]}
              {isLost ? (
                <span className="block text-ink-2">
                  {t("whatToDo", { advice: questions[key].advice[actor.locale] })}
                </span>
              ) : null}
              {note ? <span className="block text-ink-2">{note}</span> : null}
            </span>
            <span className={cx("tabular-nums", isLost ? "font-medium text-late" : "text-ink-3")}>
              {formatNumber(counts[key], actor.locale)}
            </span>
          </li>
        );
      })}
    </Static>
  );
}
