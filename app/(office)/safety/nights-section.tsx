import { getWords } from "#app/words.ts";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { listNights } from "#db/invariants/queries.ts";
import { type QuestionKey, questions } from "#db/invariants/questions.ts";
import { formatNumber } from "#db/values/money.ts";
import { formatDateTime } from "#db/values/time.ts";

interface Props {
  nights: Awaited<ReturnType<typeof listNights>>;
  actor: StaffActor;
  now: Date;
}

/** A question that has left the registry since is called by its key. */
const labelOf = (key: string, actor: StaffActor) => questions[key as QuestionKey]?.label[actor.locale] ?? key;

export async function NightsSection({ nights, actor, now }: Props) {
  const t = await getWords("safety");
  return (
    <Section title={t("nights")} note={nights.length === 0 ? t("noNight") : t("nightsNote")}>
      <Static as="ul" className="safety-list">
        {nights.map(({ id, at, total, counts }) => (
          <li key={id}>
            <span className="w-[152px] flex-none text-ink-2">{formatDateTime(at, { ...actor, now })}</span>
            <span className={total === 0 ? "flex-1 text-ink-3" : "flex-1 text-late"}>
              {total === 0
                ? t("clean")
                : Object.entries(counts)
                    .map(([key, n]) => `${labelOf(key, actor)}: ${formatNumber(n, actor.locale)}`)
                    .join("; ")}
            </span>
          </li>
        ))}
      </Static>
    </Section>
  );
}
