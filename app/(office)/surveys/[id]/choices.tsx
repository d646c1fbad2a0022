import { Section } from "#components/section.tsx";
import { type QuestionnaireContent, wordsOf } from "#db/surveys/content.ts";
import type { Results } from "#db/surveys/results.ts";
import { formatNumber } from "#db/values/money.ts";
import type { View } from "../view.ts";

interface Props {
  content: QuestionnaireContent;
  singles: Results["singles"];
  view: View;
}

/** Each question with answers to choose from: how often each was chosen, as offered. */
export function Choices({ content, singles, view: { t, actor } }: Props) {
  return content.questions.map((question) => {
    const counted = singles.find(({ key }) => key === question.key);
    if (question.kind !== "single" || !counted?.n) return null;
    const most = Math.max(1, ...counted.choices.map(({ count }) => count));
    return (
      <Section
        key={question.key}
        title={wordsOf(question.label, actor.locale)}
        count={t("results.answers", { n: counted.n })}
      >
        <ul className="choice-bars">
          {question.choices.map((choice) => {
            const count = counted.choices.find(({ key }) => key === choice.key)?.count ?? 0;
            return (
              <li key={choice.key}>
                <span>{wordsOf(choice.label, actor.locale)}</span>
                <b>{formatNumber(count, actor.locale)}</b>
                <span className="choice-bar" aria-hidden="true">
                  <span style={{ width: `${(count / most) * 100}%` }} />
                </span>
              </li>
            );
          })}
        </ul>
      </Section>
    );
  });
}
