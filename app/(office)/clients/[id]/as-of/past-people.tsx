import { Section } from "#components/section.tsx";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import type { ToldPerson } from "#db/history/told.ts";
import { fullName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";
import { formatDayMonth } from "#db/values/time.ts";
import { type PastView, whenOf } from "./past-view.ts";

/** Who stood for the client that day, in the order in which they decided. */
export function PastPeople({ view }: { view: PastView }) {
  const { t, card, then } = view;
  const here = new Set(card.now.people.map(({ id }) => id));
  if (!card.client.contactsVisible) {
    return (
      <Section title={t("people")}>
        <p className="text-sm text-ink-3">{t("peopleHidden")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("people")} count={then.people.length || undefined}>
      {then.people.length === 0 ? <p className="text-sm text-ink-3">{t("peopleNone")}</p> : null}
      <ol>
        {then.people.map((person) => (
          <Person key={person.id} person={person} gone={!here.has(person.id)} view={view} />
        ))}
      </ol>
      {then.points.length > 0 ? (
        <div className="mt-2 text-sm">
          <div className="text-xs text-ink-3">{t("ownPoints")}</div>
          <Points points={then.points} view={view} />
        </div>
      ) : null}
    </Section>
  );
}

function Person({ person, gone, view }: { person: ToldPerson; gone: boolean; view: PastView }) {
  const { t, actor } = view;
  const left = person.until !== null && person.until <= view.day;
  const role = person.decisionRole ? decisionRoles[person.decisionRole].label[actor.locale] : "";
  const notes = [
    [role, person.decisionNote ?? ""].filter(Boolean).join(": "),
    left && person.until ? t("left", { day: formatDayMonth(person.until, whenOf(view)) }) : "",
  ].filter(Boolean);
  return (
    <li className="border-t border-line py-2 text-sm first:border-0 first:pt-0.5">
      <div className={left ? "text-ink-2" : "font-medium"}>
        {fullName({ ...person, given: person.given ?? "" })}
      </div>
      {person.position ? <div className="text-xs text-ink-3">{person.position}</div> : null}
      {notes.length > 0 ? <div className="text-xs text-ink-2">{notes.join(" · ")}</div> : null}
      <Points points={person.points} view={view} />
      {gone ? <div className="text-xs text-soon">{t("personGone")}</div> : null}
    </li>
  );
}

function Points({ points, view }: { points: ToldPerson["points"]; view: PastView }) {
  return points.map(({ kind, value, extension }) => (
    <div key={`${kind}${value}${extension ?? ""}`} className="text-ink-2 wrap-anywhere">
      {kind === "phone" ? formatPhone(value, extension, view.actor.locale) : value}
    </div>
  ));
}
