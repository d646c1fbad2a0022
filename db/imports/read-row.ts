import { type Draft, emptyDraft, type Lookups } from "./draft.ts";
import { fieldOf } from "./fields.ts";
import type { ImportMapping } from "./input.ts";
import { type ProblemCode, problems } from "./problems.ts";

interface Columns {
  headers: readonly string[];
  mapping: ImportMapping;
}

/** One row of the file as a draft of a client. */
export function readRow(
  rowNo: number,
  cells: readonly string[],
  { headers, mapping }: Columns,
  lookups: Lookups,
): Draft {
  const draft = emptyDraft(rowNo);
  mapping.forEach((field, column) => {
    const text = cells[column] ?? "";
    if (field === null || text === "") return;
    fieldOf(field).read({ text, column, header: headers[column] ?? "", draft, lookups });
  });
  return complete(draft, mapping);
}

/** What follows from several cells together: a name from the next best text, an address from the legal one. */
function complete(draft: Draft, mapping: ImportMapping): Draft {
  const { client, entity, people } = draft;
  const [person] = people;
  if (!client.name && entity.name) client.name = entity.name;
  if (!client.name && person) {
    warnOfPersonsName(draft, mapping);
    client.name = [person.surname, person.given, person.patronymic].filter(Boolean).join(" ");
    client.kind ??= "person";
  }
  if (!client.name) {
    reportEmpty(draft, "name_missing", mapping.indexOf("name"));
  }
  if (entity.inn || entity.kpp || entity.ogrn) entity.name ??= client.name;
  client.address ??= entity.address;
  client.site ??= draft.points.find(({ kind }) => kind === "site")?.value;
  if (draft.position && person && !person.position) person.position = draft.position;
  else if (draft.position && !person) draft.notes.push(draft.position);
  draft.notes = [...new Set(draft.notes)];
  return draft;
}

/** A file of people has no column of names; where it has one, a client that goes by its director is to be told. */
function warnOfPersonsName(draft: Draft, mapping: ImportMapping): void {
  const column = mapping.findIndex((field) => field === "name" || field === "legal_name");
  if (column >= 0 && draft.client.kind !== "person") reportEmpty(draft, "name_of_person", column);
}

function reportEmpty(draft: Draft, code: ProblemCode, column: number): void {
  draft.problems.push({ column: column < 0 ? null : column, code, level: problems[code].level, value: "" });
}
