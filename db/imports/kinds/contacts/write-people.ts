import { sql } from "drizzle-orm";
import { refreshSearches } from "#db/clients/refresh-search.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { insertMany } from "#db/imports/many.ts";
import { readRow } from "#db/imports/read-row.ts";
import { type FileRow, mergedInto, type Written } from "#db/imports/rows.ts";
import type { Tx } from "#db/index.ts";
import { leftOut, type OwnedRow, ownRows } from "../attached/own-rows.ts";
import type { Chunk } from "../kind.ts";
import { additions, addsNothing, type KnownPerson, peopleOf, samePerson } from "./known-people.ts";
import type { PersonDraft } from "./person-fields.ts";
import type { PersonImage } from "./person-image.ts";

interface Person extends OwnedRow<PersonDraft> {
  known: KnownPerson | undefined;
  id: string;
  adds: ReturnType<typeof additions>;
}

const nobody = { position: null, decisionRole: null, points: [] };

/** People of clients: new ones with everything, known ones with what was missing. */
export async function writePeople(tx: Tx, chunk: Chunk<PersonDraft>): Promise<Written[]> {
  const { rows, work } = chunk;
  const able = rows.filter(({ plan }) => plan === "create" || plan === "update" || plan === "unchanged");
  await takeIn(tx, chunk, able);
  const { owned, out } = await ownRows(tx, { ...chunk, rows: able });
  const there = await peopleOf(
    tx,
    owned.map(({ owner }) => owner.id),
  );
  const ids = await tx.execute<{ id: string }>(
    sql`select uuidv7() as id from generate_series(1, ${owned.length}::int)`,
  );
  const people = owned.map((one, at): Person => {
    const known = samePerson(there.get(one.owner.id) ?? [], one.row.draft);
    const adds = additions(known ?? ({ ...nobody } as unknown as KnownPerson), one.row.draft);
    return { ...one, known, adds, id: known?.id ?? (ids[at]?.id as string) };
  });
  const points = await insertPeople(tx, people, work.id);
  await fillPlaces(tx, people);
  await refreshSearches(tx, [...new Set(people.map(({ owner }) => owner.id))]);
  const merged = rows.filter(({ plan }) => plan === "merged");
  return [
    ...people.map((person): Written => writtenOf(person, points.get(person.id) ?? [])),
    ...merged.map(({ rowNo }): Written => ({ rowNo, outcome: "merged", clientId: null, before: null })),
    ...out,
    ...leftOut(rows),
  ];
}

/** Later rows about the same person go into the first one. */
async function takeIn(tx: Tx, chunk: Chunk<PersonDraft>, rows: readonly FileRow<PersonDraft>[]) {
  const { work, kind, lookups } = chunk;
  const byNo = new Map(rows.map((row) => [row.rowNo, row.draft]));
  for (const { rowNo, intoRow, cells } of await mergedInto(tx, work, [...byNo.keys()])) {
    const into = byNo.get(intoRow);
    const more = readRow(kind, rowNo, cells, work, lookups) as PersonDraft;
    if (!into) continue;
    into.position ??= more.position;
    into.decisionRole ??= more.decisionRole;
    const isNew = ({ kind: of, value }: PersonDraft["points"][number]) =>
      !into.points.some((known) => known.kind === of && known.value === value);
    into.points.push(...more.points.filter(isNew));
    into.notes.push(...more.notes.filter((text) => !into.notes.includes(text)));
  }
}

/** New people with their place, and new numbers of all. Answers the ids of the numbers of each. */
async function insertPeople(tx: Tx, people: readonly Person[], importId: string) {
  const fresh = people.filter(({ known }) => !known);
  await insertMany(
    tx,
    contacts,
    fresh.map(({ id, row: { draft } }) => ({
      ...{ id, importId, surname: draft.surname, given: draft.given || null, patronymic: draft.patronymic },
      note: draft.notes.length > 0 ? [...new Set(draft.notes)].join("\n") : null,
    })),
  );
  await insertMany(
    tx,
    clientContacts,
    fresh.map(({ id, owner, row: { draft } }) => ({
      ...{ clientId: owner.id, contactId: id, position: draft.position, decisionRole: draft.decisionRole },
    })),
  );
  const points = people.flatMap(({ id, adds }) => adds.points.map((point) => ({ ...point, contactId: id })));
  const ids = await tx.execute<{ id: string }>(
    sql`select uuidv7() as id from generate_series(1, ${points.length}::int)`,
  );
  const rows = points.map((point, at) => ({ ...point, id: ids[at]?.id as string }));
  await insertMany(tx, contactPoints, rows);
  return Map.groupBy(rows, ({ contactId }) => contactId);
}

async function fillPlaces(tx: Tx, people: readonly Person[]): Promise<void> {
  const filled = people.flatMap(({ known, id, owner, adds: { position = null, decisionRole = null } }) =>
    known && (position ?? decisionRole)
      ? [{ contactId: id, clientId: owner.id, position, decisionRole }]
      : [],
  );
  if (filled.length === 0) return;
  await tx.execute(sql`
    update ${clientContacts} l set position = coalesce(l.position, r.position),
      decision_role = coalesce(l.decision_role, r."decisionRole"), version = l.version + 1
    from jsonb_to_recordset(${JSON.stringify(filled)}::text::jsonb)
      as r("contactId" uuid, "clientId" uuid, position text, "decisionRole" text)
    where l.contact_id = r."contactId" and l.client_id = r."clientId"`);
}

function writtenOf(person: Person, points: readonly { id: string }[]): Written {
  const { row, owner, made, known, id, adds } = person;
  if (known && addsNothing(adds))
    return { rowNo: row.rowNo, outcome: "unchanged", clientId: owner.id, before: null };
  const image: PersonImage = { id, isNew: !known, points: points.map((point) => point.id) };
  if (known && adds.position) image.position = adds.position;
  if (known && adds.decisionRole) image.decisionRole = adds.decisionRole;
  const outcome = known ? "updated" : "created";
  return { rowNo: row.rowNo, outcome, clientId: owner.id, before: { ...made, person: image } };
}
