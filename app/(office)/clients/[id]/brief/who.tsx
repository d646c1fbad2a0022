import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { fullName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";
import { type BriefView, Lines } from "./brief-view.tsx";

const MOST = 5;

/** With whom to speak: who decides first, and how to reach them. */
export function BriefWho({ view }: { view: BriefView }) {
  const { b, actor, card, client } = view;
  const reach = (points: typeof client.points) =>
    points
      .filter(({ kind }) => kind !== "site")
      .map(({ kind, value, extension }) =>
        kind === "phone" ? formatPhone(value, extension, actor.locale) : value,
      )
      .join(" · ");
  const people = card.people
    .filter(({ until }) => until === null)
    .map((person, index) => ({
      id: person.id,
      text: (
        <>
          <span className="font-medium">
            {index + 1}. {fullName({ ...person, given: person.given ?? "" })}
          </span>
          {person.position ? `, ${person.position}` : ""}
          {person.decisionRole ? ` — ${decisionRoles[person.decisionRole].label[actor.locale]}` : ""}
          {person.decisionNote ? `: ${person.decisionNote}` : ""}
        </>
      ),
      note: reach(person.points),
    }));
  const own =
    client.points.length > 0 ? [{ id: "own", text: b("ownPoints"), note: reach(client.points) }] : [];
  return (
    <Lines
      title={b("who")}
      lines={[...people.slice(0, MOST), ...own]}
      most={MOST + 1}
      none={client.contactsVisible ? b("whoNone") : b("whoHidden")}
      more={(n) => b("more", { n })}
    />
  );
}
