import { reportEmpty } from "#db/imports/cell.ts";
import type { Columns } from "../kind.ts";
import type { Draft } from "./draft.ts";

/** What follows from several cells together: a name from the next best text, an address from the legal one. */
export function complete(draft: Draft, { mapping }: Columns): void {
  const { client, entity, people } = draft;
  const [person] = people;
  if (!client.name && entity.name) client.name = entity.name;
  if (!client.name && person) {
    warnOfPersonsName(draft, mapping);
    client.name = [person.surname, person.given, person.patronymic].filter(Boolean).join(" ");
    client.kind ??= "person";
  }
  if (!client.name) reportEmpty(draft, "name_missing", mapping.indexOf("name"));
  if (entity.inn || entity.kpp || entity.ogrn) entity.name ??= client.name;
  client.address ??= entity.address;
  client.site ??= draft.points.find(({ kind }) => kind === "site")?.value;
  if (draft.position && person && !person.position) person.position = draft.position;
  else if (draft.position && !person) draft.notes.push(draft.position);
  draft.notes = [...new Set(draft.notes)];
}

/** A file of people has no column of names; where it has one, a client that goes by its director is to be told. */
function warnOfPersonsName(draft: Draft, mapping: Columns["mapping"]): void {
  const column = mapping.findIndex((field) => field === "name" || field === "legal_name");
  if (column >= 0 && draft.client.kind !== "person") reportEmpty(draft, "name_of_person", column);
}
