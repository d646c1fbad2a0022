import { nameKey, searchDocument } from "#db/clients/search.ts";
import { fullName } from "#db/values/person-name.ts";
import { type ClientValues, type EntityValues, entityColumns } from "./before-image.ts";
import type { Draft, PersonDraft, PointDraft } from "./draft.ts";
import type { ExistingClient } from "./existing.ts";
import { changedOwn, newOwn } from "./own.ts";
import { clearable, clears, clientField, entityField, type How, takes } from "./policies.ts";

/** What is to be written for one client. Empty parts mean that there is nothing to do. */
export interface Changes {
  client: Partial<ClientValues>;
  entity: { id: string; values: Partial<EntityValues> } | null;
  newEntity: EntityValues | null;
  points: PointDraft[];
  people: PersonDraft[];
}

/** A client that the base does not have. `branchId` is that of an author who works in one branch only. */
export function newClient(draft: Draft, branchId: string | null): Changes & { client: ClientValues } {
  const { client, entity, points, people, notes, externalId } = draft;
  const name = client.name ?? "";
  const newEntity = entity.name === undefined && entity.inn === undefined ? null : entityValues(entity, name);
  return {
    client: {
      kind: client.kind ?? "company",
      name,
      nameKey: nameKey(name),
      role: client.role ?? "client",
      status: client.status ?? "potential",
      class: client.class ?? "C",
      ownerId: client.ownerId ?? null,
      branchId: client.branchId ?? branchId,
      groupId: client.groupId ?? null,
      region: client.region ?? null,
      source: client.source ?? null,
      address: client.address ?? null,
      site: client.site ?? null,
      note: notes.length > 0 ? notes.join("\n") : null,
      tags: [...(client.tags ?? [])].sort(),
      own: newOwn(draft),
      externalId,
      search: searchOf([name], newEntity ? [newEntity] : [], points, people),
    },
    entity: null,
    newEntity,
    points,
    people,
  };
}

/**
 * What the row changes in a client that is there: filled cells replace, or fill what is empty, as the settings say of
 * each field; phones, e-mails, people, tags and lines of the note are only added. Null when everything is as the row says.
 */
export function changesTo(existing: ExistingClient, draft: Draft, how: How): Changes | null {
  const { row } = existing;
  const client = clientChanges(existing, draft, how);
  if (client.name !== undefined) client.nameKey = nameKey(client.name);
  if (draft.externalId && row.externalId === null) client.externalId = draft.externalId;
  const own = changedOwn(row.own, draft, how);
  if (own) client.own = own;
  const note = addedNote(row.note, draft.notes);
  if (note !== row.note) client.note = note;
  const { entity, newEntity } = entityChanges(existing, draft, how);
  const points = draft.points.filter((point) => !existing.points.some((known) => samePoint(known, point)));
  const people = draft.people.filter((person) => !existing.people.some((known) => samePerson(known, person)));
  const same =
    Object.keys(client).length === 0 && !entity && !newEntity && points.length + people.length === 0;
  if (same) return null;
  const entities = existing.entities.map((known) =>
    known.id === entity?.id ? { ...known, ...entity.values } : known,
  );
  const search = searchOf(
    [client.name ?? row.name, ...existing.mergedNames],
    newEntity ? [...entities, newEntity] : entities,
    [...existing.points, ...existing.peoplePoints, ...points],
    [...existing.people, ...people],
  );
  if (search !== row.search) client.search = search;
  return { client, entity, newEntity, points, people };
}

function clientChanges({ row, mergedNames }: ExistingClient, draft: Draft, how: How): Partial<ClientValues> {
  const changed: Partial<ClientValues> = {};
  const { tags, ...facts } = draft.client;
  for (const [column, value] of Object.entries(facts) as [keyof typeof facts, string | undefined][]) {
    if (value === undefined || row[column] === value) continue;
    // The name of a card that was merged into this one is known: it renames nothing.
    if (column === "name" && mergedNames.some((merged) => nameKey(merged) === nameKey(value))) continue;
    if (takes(how, clientField[column], row[column])) Object.assign(changed, { [column]: value });
  }
  const fresh = tags?.filter((tag) => !row.tags.includes(tag)) ?? [];
  if (fresh.length > 0) changed.tags = [...row.tags, ...fresh].sort();
  for (const column of clearable) {
    const field = clientField[column];
    const emptied = field !== undefined && draft.empty.includes(field) && facts[column] === undefined;
    if (emptied && row[column] !== null && clears(how, field)) Object.assign(changed, { [column]: null });
  }
  return changed;
}

/** Lines that the note does not have yet, under those that it has. */
function addedNote(note: string | null, lines: readonly string[]): string | null {
  const known = new Set((note ?? "").split("\n"));
  const fresh = lines.flatMap((text) => text.split("\n")).filter((text) => !known.has(text));
  return fresh.length === 0 ? note : [...(note ? [note] : []), ...fresh].join("\n");
}

/** The legal entity of the row is the one with its ИНН and КПП, else one that has no ИНН yet. */
function entityChanges({ entities, row }: ExistingClient, draft: Draft, how: How) {
  const facts = draft.entity;
  const none = { entity: null, newEntity: null };
  if (entityColumns.every((column) => facts[column] === undefined)) return none;
  const target =
    entities.find(
      ({ inn, kpp }) => inn === (facts.inn ?? inn) && (!facts.kpp || !kpp || kpp === facts.kpp),
    ) ?? entities.find(({ inn }) => inn === null);
  if (!target) return { entity: null, newEntity: entityValues(facts, draft.client.name ?? row.name) };
  const values: Partial<EntityValues> = {};
  for (const column of entityColumns) {
    const value = facts[column];
    // The reason for keeping a doubtful number is a person's: a file does not overwrite it.
    if (column === "checksumNote" && target.checksumNote !== null) continue;
    const field = entityField[column];
    if (value !== undefined && target[column] !== value && takes(how, field, target[column]))
      Object.assign(values, { [column]: value });
    const emptied = field !== undefined && value === undefined && draft.empty.includes(field);
    if (emptied && column !== "name" && target[column] !== null && clears(how, field))
      Object.assign(values, { [column]: null });
  }
  return Object.keys(values).length === 0 ? none : { entity: { id: target.id, values }, newEntity: null };
}

const entityValues = (facts: Draft["entity"], name: string): EntityValues => ({
  name: facts.name ?? name,
  inn: facts.inn ?? null,
  kpp: facts.kpp ?? null,
  ogrn: facts.ogrn ?? null,
  address: facts.address ?? null,
  checksumNote: facts.checksumNote ?? null,
});

type Point = { kind: string; value: string; extension: string | null };
const samePoint = (a: Point, b: Point) =>
  a.kind === b.kind && a.value === b.value && a.extension === b.extension;

type Person = Pick<PersonDraft, "surname" | "given" | "patronymic">;
const samePerson = (a: Person, b: Person) =>
  a.surname === b.surname && a.given === b.given && a.patronymic === b.patronymic;

function searchOf(
  names: string[],
  entities: readonly EntityValues[],
  points: readonly { kind: string; value: string }[],
  people: readonly Person[],
): string {
  const values = (kind: string) => points.filter((point) => point.kind === kind).map(({ value }) => value);
  return searchDocument({
    names: [...names, ...entities.map(({ name }) => name)],
    inns: entities.flatMap(({ inn }) => inn ?? []),
    phones: values("phone"),
    emails: values("email"),
    people: people.map(({ surname, given, patronymic }) =>
      fullName({ surname, given: given ?? "", patronymic }),
    ),
  });
}
