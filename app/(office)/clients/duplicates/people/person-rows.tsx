import type { ReactNode } from "react";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { dateKinds } from "#db/dossier/registries.ts";
import { personFieldNames, personFields, usualPart } from "#db/merges/person-fields.ts";
import type { PersonCard } from "#db/merges/queries.ts";
import { formatPhone } from "#db/values/phone.ts";
import type { Locale } from "#db/values/text.ts";
import type { DuplicatesView } from "../view.ts";
import { placeName } from "./place-name.ts";

type Props = { people: readonly PersonCard[]; view: DuplicatesView };

/** A row for each part of the name in which they differ. */
export function NameRows({ people, view: { actor } }: Props) {
  return personFieldNames.map((field) => {
    const values = people.map((person) => person[field] ?? "");
    if (new Set(values).size === 1) return null;
    return (
      <ChoiceRow
        key={field}
        name={field}
        label={personFields[field].label[actor.locale]}
        people={people}
        values={values}
        chosen={usualPart(field, people)}
      />
    );
  });
}

type Place = PersonCard["places"][number];
const sayPlace = ({ position, decisionRole }: Place, locale: Locale) =>
  [position, decisionRole ? decisionRoles[decisionRole].label[locale] : null].filter(Boolean).join(", ");

/** A row for each client for whom several of them stand in another place. */
export function PlaceRows({ people, view: { t, actor } }: Props) {
  const clients = new Map(
    people.flatMap(({ places }) => places.map((place) => [place.clientId, place.client])),
  );
  return [...clients].map(([clientId, client]) => {
    const places = people.map((person) => person.places.find((place) => place.clientId === clientId));
    const values = places.map((place) => (place ? sayPlace(place, actor.locale) : ""));
    const said = values.filter(Boolean);
    if (places.filter(Boolean).length < 2 || new Set(said).size < 2) return null;
    return (
      <ChoiceRow
        key={clientId}
        name={placeName(clientId)}
        label={t("people.placeAt", { client })}
        people={people}
        values={values}
        chosen={people[values.findIndex(Boolean)]?.id ?? ""}
      />
    );
  });
}

interface RowProps {
  name: string;
  label: string;
  people: readonly PersonCard[];
  values: readonly string[];
  chosen: string;
}

function ChoiceRow({ name, label, people, values, chosen }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {people.map(({ id }, i) => (
        <td key={id}>
          {values[i] ? (
            <label className="check">
              <input type="radio" className="box" name={name} value={id} defaultChecked={id === chosen} />
              <span>{values[i]}</span>
            </label>
          ) : null}
        </td>
      ))}
    </tr>
  );
}

/** «09.05.1980», «09.05», «05»: as much of the date as is known. */
const sayDate = (...parts: (number | null)[]) =>
  parts
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, "0"))
    .join(".");

/** Facts in which nothing is chosen: what all of them say stands together. */
export function TogetherRows({ people, view: { t, actor } }: Props) {
  const rows: { label: string; note: string; of: (person: PersonCard) => string[] }[] = [
    {
      label: t("people.places"),
      note: t("people.allPlaces"),
      of: ({ places }) =>
        places.map((place) => [place.client, sayPlace(place, actor.locale)].filter(Boolean).join(" · ")),
    },
    {
      label: t("merge.points"),
      note: t("merge.sameOnce"),
      of: ({ points }) =>
        points.map(({ kind, value, extension }) =>
          kind === "phone" ? formatPhone(value, extension, actor.locale) : value,
        ),
    },
    {
      label: t("people.dates"),
      note: t("merge.sameOnce"),
      of: ({ dates }) =>
        dates.map(({ kind, title, month, day, year }) =>
          [title ?? dateKinds[kind].label[actor.locale], sayDate(day, month, year)].join(": "),
        ),
    },
    { label: t("merge.note"), note: t("merge.linesOnce"), of: ({ note }) => (note ? [note] : []) },
  ];
  return rows.map(({ label, note, of }): ReactNode => {
    const lines = people.map(of);
    if (lines.every((one) => one.length === 0)) return null;
    return (
      <tr key={label}>
        <th scope="row">
          {label}
          <span className="merge-note">{note}</span>
        </th>
        {people.map(({ id }, i) => (
          <td key={id}>
            {[...new Set(lines[i])].map((line) => (
              <div key={line} className="merge-line">
                {line}
              </div>
            ))}
          </td>
        ))}
      </tr>
    );
  });
}
