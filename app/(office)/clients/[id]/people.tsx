import { Button, buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import type { PersonOfCard } from "#db/clients/card.ts";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { fullName, shortName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";
import type { Locale } from "#db/values/text.ts";
import { formatDay, formatDayMonth } from "#db/values/time.ts";
import { type CardView, nameOf, smallButton, whenOptions } from "./card-view.ts";
import { Held } from "./card-watch.tsx";
import { comingDates } from "./dates.tsx";
import type { EditablePerson } from "./person-dialog.tsx";
import { rightsOn } from "./rights.ts";

/** People in the order in which they decide, with the numbers to reach them. */
export function People({ view, edits }: { view: CardView; edits: boolean }) {
  const { t, d, client, card } = view;
  const current = card.people.filter(({ until }) => until === null);
  const former = card.people.filter(({ until }) => until !== null);
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
          <>
            {current.length > 1 ? (
              <Button {...smallButton} icon="route" data-record="order" data-id="">
                {d("card.order")}
              </Button>
            ) : null}
            <Button {...smallButton} icon="plus" data-person="">
              {t("card.addPerson")}
            </Button>
          </>
        ) : null
      }
    >
      {current.length === 0 ? <p className="text-sm text-ink-3">{t("card.peopleNone")}</p> : null}
      <ol>
        {current.map((person, index) => (
          <Person key={person.id} person={person} place={index + 1} view={view}>
            <Held id={person.id} name={nameOfPerson(person)} view={view} />
            {edits ? (
              <Button {...smallButton} icon="pencil" data-person={person.id}>
                {t("card.editPerson", { name: nameOfPerson(person) })}
              </Button>
            ) : null}
          </Person>
        ))}
      </ol>
      {former.length > 0 ? <Former people={former} view={view} edits={edits} /> : null}
      {client.points.length > 0 ? (
        <div className="mt-2 text-sm">
          <div className="text-xs text-ink-3">{t("card.ownPoints")}</div>
          <Points points={client.points} view={view} />
        </div>
      ) : null}
    </Section>
  );
}

/** Who has left stays in the client's history: whom one agreed with then, and where they are now. */
function Former({
  people,
  view,
  edits,
}: {
  people: readonly PersonOfCard[];
  view: CardView;
  edits: boolean;
}) {
  const { t, d } = view;
  return (
    <details className="mb-2 text-sm">
      <summary className="cursor-default py-1 text-xs text-ink-3">
        {d("card.former", { n: people.length })}
      </summary>
      <ul>
        {people.map((person) => (
          <li key={person.id} className="flex items-start gap-1 py-1.5 text-ink-2">
            <div className="min-w-0 flex-1">
              <div>{nameOfPerson(person)}</div>
              <div className="text-xs text-ink-3">
                {[
                  person.position ?? "",
                  person.until
                    ? d("card.worked", { day: formatDayMonth(person.until, whenOptions(view)) })
                    : "",
                ]
                  .filter(Boolean)
                  .join(", ")}
              </div>
              <Elsewhere person={person} view={view} />
            </div>
            <Held id={person.id} name={nameOfPerson(person)} view={view} />
            {edits ? (
              <Button {...smallButton} icon="pencil" data-person={person.id}>
                {t("card.editPerson", { name: nameOfPerson(person) })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The same person at other clients. */
function Elsewhere({ person, view: { d } }: { person: PersonOfCard; view: CardView }) {
  return person.elsewhere.map(({ id, name, until }) => (
    <a key={id} href={`/clients/${id}`} className="block text-xs text-accent-ink">
      {d(until ? "card.wasAt" : person.until ? "card.nowAt" : "card.alsoAt", { name })}
    </a>
  ));
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
    decisionNote: person.decisionNote ?? "",
    reportsToId: person.reportsToId ?? "",
    since: person.since ?? "",
    left: person.until !== null,
    linkVersion: person.linkVersion,
    phones: list("phone"),
    emails: list("email"),
  };
}

export const decisionOptions = (locale: Locale) =>
  Object.entries(decisionRoles).map(([value, { label }]) => ({ value, label: label[locale] }));

type PersonProps = { person: PersonOfCard; place: number; view: CardView; children: React.ReactNode };

function Person({ person, place, view, children }: PersonProps) {
  const { actor, card, d } = view;
  const decides = person.decisionRole === "decision_maker";
  const role = [
    person.decisionRole ? decisionRoles[person.decisionRole].label[actor.locale] : "",
    person.decisionNote ?? "",
  ]
    .filter(Boolean)
    .join(": ");
  const head = card.people.find(({ id }) => id === person.reportsToId);
  const birthday = birthdaySays(person, view);
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
        {role ? <div className="text-xs text-ink-2">{role}</div> : null}
        {head ? (
          <div className="text-xs text-ink-3">
            {d("card.head", { name: shortName({ ...head, given: head.given ?? "" }) })}
          </div>
        ) : null}
        {birthday ? (
          <div className="flex items-center gap-1 text-xs font-medium text-soon">
            <Icon name="calendar" size={14} />
            {birthday}
          </div>
        ) : null}
        <Elsewhere person={person} view={view} />
        <Points points={person.points} view={view} name={nameOfPerson(person)} />
      </div>
    </li>
  );
}

/** «сегодня, 45 лет», when the birthday is near. */
function birthdaySays({ id }: PersonOfCard, view: CardView): string | null {
  const coming = comingDates(view).find(
    ({ date, near }) => near && date.kind === "birthday" && date.contactId === id,
  );
  if (!coming?.next.on) return null;
  const { on, years } = coming.next;
  const day = formatDay(on, whenOptions(view));
  return years === null ? day : `${day}, ${view.d("card.years", { n: years })}`;
}

type PointsProps = { points: PersonOfCard["points"]; view: CardView; name?: string };

/** Numbers to be called, addresses to be written to: from here when this actor may, else by their own mail program. */
function Points({ points, view, name = "" }: PointsProps) {
  const { t, actor } = view;
  const { letters } = rightsOn(view);
  return points.map(({ kind, value, extension }) => {
    const isPhone = kind === "phone";
    const label = isPhone ? t("card.call", { name }) : t("card.write", { name });
    return (
      <div key={`${kind}${value}${extension ?? ""}`} className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-ink-2" title={value}>
          {isPhone ? formatPhone(value, extension, actor.locale) : value}
        </span>
        {kind === "site" ? null : kind === "email" && letters ? (
          <Button {...smallButton} icon="mail" data-record="letter" data-id="" data-address={value}>
            {`${label}, ${value}`}
          </Button>
        ) : (
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
