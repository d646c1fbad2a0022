import { Button, buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import type { PersonOfCard } from "#db/clients/card.ts";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { fullName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";
import type { Locale } from "#db/values/text.ts";
import { type CardView, nameOf, smallButton } from "./card-view.ts";
import type { EditablePerson } from "./person-dialog.tsx";

/** People in the order in which they decide, with the numbers to reach them. */
export function People({ view, edits }: { view: CardView; edits: boolean }) {
  const { t, client, card } = view;
  if (!client.contactsVisible) {
    return (
      <Section title={t("card.people")}>
        <p className="text-sm text-ink-3">
          {t("card.peopleHidden", { owner: nameOf(client.owner) || t("card.noOwner") })}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title={t("card.people")}
      action={
        edits ? (
          <Button {...smallButton} icon="plus" data-person="">
            {t("card.addPerson")}
          </Button>
        ) : null
      }
    >
      {card.people.length === 0 ? <p className="text-sm text-ink-3">{t("card.peopleNone")}</p> : null}
      <ol>
        {card.people.map((person, index) => (
          <Person key={person.id} person={person} place={index + 1} view={view}>
            {edits ? (
              <Button {...smallButton} icon="pencil" data-person={person.id}>
                {t("card.editPerson", { name: nameOfPerson(person) })}
              </Button>
            ) : null}
          </Person>
        ))}
      </ol>
      {client.points.length > 0 ? (
        <div className="mt-2 text-sm">
          <div className="text-xs text-ink-3">{t("card.ownPoints")}</div>
          <Points points={client.points} view={view} />
        </div>
      ) : null}
    </Section>
  );
}

const nameOfPerson = (person: PersonOfCard) => fullName({ ...person, given: person.given ?? "" });

/** The person as the dialog edits it. */
export function editablePerson(person: PersonOfCard): EditablePerson {
  const written = ({ value, extension }: PersonOfCard["points"][number]) =>
    extension ? `${value} доб. ${extension}` : value;
  const list = (kind: "phone" | "email") =>
    person.points
      .filter((point) => point.kind === kind)
      .map(written)
      .join(", ");
  return {
    id: person.id,
    version: person.version,
    name: nameOfPerson(person),
    position: person.position ?? "",
    decisionRole: person.decisionRole ?? "",
    phones: list("phone"),
    emails: list("email"),
  };
}

export const decisionOptions = (locale: Locale) =>
  Object.entries(decisionRoles).map(([value, { label }]) => ({ value, label: label[locale] }));

type PersonProps = { person: PersonOfCard; place: number; view: CardView; children: React.ReactNode };

function Person({ person, place, view, children }: PersonProps) {
  const { actor } = view;
  const decides = person.decisionRole === "decision_maker";
  return (
    <li className="relative flex gap-2 pb-3 text-sm not-last:before:absolute not-last:before:top-6 not-last:before:bottom-0 not-last:before:left-[9.5px] not-last:before:w-px not-last:before:bg-line-strong">
      <span
        aria-hidden="true"
        className={
          decides
            ? "mt-0.5 grid size-5 flex-none place-items-center rounded-full bg-ink text-xs font-medium text-surface"
            : "mt-0.5 grid size-5 flex-none place-items-center rounded-full text-xs font-medium text-ink-3 ring-1 ring-line-strong ring-inset"
        }
      >
        {person.decisionRole === "accountant" ? "₽" : place}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1">
          <span className="min-w-0 flex-1 font-medium">{nameOfPerson(person)}</span>
          {children}
        </div>
        {person.position ? <div className="text-xs text-ink-3">{person.position}</div> : null}
        {person.decisionRole ? (
          <div className="text-xs text-ink-2">{decisionRoles[person.decisionRole].label[actor.locale]}</div>
        ) : null}
        <Points points={person.points} view={view} name={nameOfPerson(person)} />
      </div>
    </li>
  );
}

type PointsProps = { points: PersonOfCard["points"]; view: CardView; name?: string };

function Points({ points, view: { t, actor }, name = "" }: PointsProps) {
  return points.map(({ kind, value, extension }) => {
    const isPhone = kind === "phone";
    const label = isPhone ? t("card.call", { name }) : t("card.write", { name });
    return (
      <div key={`${kind}${value}${extension ?? ""}`} className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-ink-2" title={value}>
          {isPhone ? formatPhone(value, extension, actor.locale) : value}
        </span>
        {kind === "site" ? null : (
          <a
            href={isPhone ? `tel:${value}` : `mailto:${value}`}
            data-hard=""
            aria-label={`${label}, ${value}`}
            title={label}
            className={buttonClass(smallButton)}
          >
            <Icon name={isPhone ? "phone" : "mail"} size={14} />
          </a>
        )}
      </div>
    );
  });
}
