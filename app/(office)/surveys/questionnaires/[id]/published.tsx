import { Static } from "#components/static-html.tsx";
import { type QuestionnaireContent, questionKinds, wordsOf } from "#db/surveys/content.ts";
import type { View } from "../../view.ts";

/** What clients are asked, to be read: a published version has nothing to change. */
export function PublishedQuestions({ content, view }: { content: QuestionnaireContent; view: View }) {
  const { locale } = view.actor;
  return (
    <Static as="ol" className="max-w-[640px]">
      {content.questions.map((question) => (
        <li key={question.key} className="question">
          <div>
            <p className="text-base font-medium">{wordsOf(question.label, locale)}</p>
            <p className="text-xs text-ink-3">
              {questionKinds[question.kind].label[locale]}
              {question.required ? `, ${view.t("version.required")}` : null}
            </p>
            {question.kind === "single" ? (
              <ul className="mt-2 grid gap-1 text-sm text-ink-2">
                {question.choices.map((choice) => (
                  <li key={choice.key}>{wordsOf(choice.label, locale)}</li>
                ))}
              </ul>
            ) : null}
          </div>
        </li>
      ))}
    </Static>
  );
}
