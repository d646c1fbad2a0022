import { Section } from "#components/section.tsx";
import { scores } from "#db/surveys/content.ts";
import type { View } from "../view.ts";

const groupOf = (score: number) => (score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors");

/** How many gave each score, as bars of plain boxes. */
export function Scores({ counts, view: { t } }: { counts: readonly number[]; view: View }) {
  const most = Math.max(1, ...counts);
  return (
    <Section title={t("results.scores")}>
      <ol className="score-bars">
        {scores.map((score) => {
          const n = counts[score] ?? 0;
          return (
            <li key={score}>
              <span className="sr-only">{t("results.score", { score, n })}</span>
              <span className="score-count" aria-hidden="true">
                {n || ""}
              </span>
              <span
                className={`score-bar nps-${groupOf(score)}`}
                style={{ height: `${(n / most) * 120}px` }}
              />
              <span className="score-name" aria-hidden="true">
                {score}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
