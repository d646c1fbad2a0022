import { Static } from "#components/static-html.tsx";
import type { QuestionnaireRow } from "#db/surveys/queries.ts";
import type { View } from "./view.ts";

/** What is asked: the names lead to the questions. */
export function QuestionnairesList({ rows, t }: { rows: QuestionnaireRow[]; t: View["t"] }) {
  return (
    <Static as="ul" className="questionnaires">
      {rows.map(({ id, name, number, publishedAt, questions }) => (
        <li key={id}>
          <a href={`/surveys/questionnaires/${id}`}>{name}</a>
          <span>
            {t("questionnaires.line", { n: questions })},{" "}
            {t(`questionnaires.${publishedAt ? "published" : "draft"}`, { number })}
          </span>
        </li>
      ))}
    </Static>
  );
}
