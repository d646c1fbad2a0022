import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { type SharedPerson, SURE } from "#db/merges/queries.ts";
import { Reasons } from "../reasons.tsx";
import type { DuplicatesView } from "../view.ts";

/** People who may be one, by the same rules: ticked when it is sure, never joined silently. */
export function PeopleChoice({
  people,
  view: { t, actor },
}: {
  people: readonly SharedPerson[];
  view: DuplicatesView;
}) {
  return (
    <Section title={t("merge.people")} note={t("merge.peopleNote")} className="mt-7">
      <Static as="ul" className="grid gap-3">
        {people.map(({ ids, names, score, reasons }) => (
          <li key={ids[0]}>
            <label className="check">
              <input
                type="checkbox"
                className="box"
                name="person"
                value={ids.join(" ")}
                defaultChecked={score >= SURE}
              />
              <span>
                {names.join(" = ")}
                <span className="ml-2 text-ink-3 tabular-nums">{score}</span>
              </span>
            </label>
            <div className="pl-6">
              <Reasons of="contact" reasons={reasons} locale={actor.locale} />
            </div>
          </li>
        ))}
      </Static>
    </Section>
  );
}
