import { setImmediate as nextTurn } from "node:timers/promises";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { insertMany, updateMany } from "#db/imports/many.ts";
import type { Tx } from "#db/index.ts";
import { uuidv7 } from "#db/values/uuid.ts";
import {
  type BeforeImage,
  type ClientValues,
  changedColumns,
  type EntityValues,
  entityColumns,
} from "./before-image.ts";
import type { Changes } from "./decide.ts";
import type { ExistingClient } from "./existing.ts";

export interface Creation {
  rowNo: number;
  /** Asked when its turn comes: the database writes some clients while the next ones are made ready. */
  changes: () => Changes & { client: ClientValues };
}

export interface Update {
  rowNo: number;
  existing: ExistingClient;
  changes: Changes;
}

export interface WrittenClient {
  rowNo: number;
  clientId: string;
  before: BeforeImage;
}

type Made = BeforeImage["made"];

/** Legal entities, numbers and people of many clients in one insert each. Answers what was made for each of them. */
async function addChildren(
  tx: Tx,
  parents: readonly { clientId: string; changes: Changes }[],
  importId: string,
): Promise<Made[]> {
  const entityRows: (typeof legalEntities.$inferInsert)[] = [];
  const pointRows: (typeof contactPoints.$inferInsert)[] = [];
  const contactRows: (typeof contacts.$inferInsert)[] = [];
  const linkRows: (typeof clientContacts.$inferInsert)[] = [];
  const made = parents.map(({ clientId, changes }): Made => {
    const entity = changes.newEntity ? { ...changes.newEntity, id: uuidv7(), clientId } : null;
    const points = changes.points.map((point) => ({ ...point, id: uuidv7(), clientId }));
    const people = changes.people.map(({ position, ...person }) => ({ person, position, id: uuidv7() }));
    if (entity) entityRows.push(entity);
    pointRows.push(...points);
    contactRows.push(...people.map(({ id, person }) => ({ ...person, id, importId })));
    linkRows.push(...people.map(({ id, position }) => ({ clientId, contactId: id, position })));
    return {
      entities: entity ? [entity.id] : [],
      points: points.map(({ id }) => id),
      contacts: people.map(({ id }) => id),
    };
  });
  // Sent one behind another, in this order, without waiting for the answers.
  await Promise.all([
    insertMany(tx, legalEntities, entityRows),
    insertMany(tx, contactPoints, pointRows),
    insertMany(tx, contacts, contactRows),
    insertMany(tx, clientContacts, linkRows),
  ]);
  return made;
}

/** Clients that go to the database together. */
const SLICE = 500;

/** New clients with everything that belongs to them. */
export async function createClients(
  tx: Tx,
  creations: readonly Creation[],
  importId: string,
): Promise<WrittenClient[]> {
  const slices: Promise<WrittenClient[]>[] = [];
  for (let at = 0; at < creations.length; at += SLICE) {
    const slice = createSlice(tx, creations.slice(at, at + SLICE), importId);
    // Its failure is heard of in the end, when all are awaited.
    slice.catch(() => {});
    slices.push(slice);
    // On its way before the next ones are made ready.
    await nextTurn();
  }
  return (await Promise.all(slices)).flat();
}

async function createSlice(
  tx: Tx,
  creations: readonly Creation[],
  importId: string,
): Promise<WrittenClient[]> {
  const parents = creations.map(({ rowNo, changes }) => ({ rowNo, changes: changes(), clientId: uuidv7() }));
  // The clients go first; while they are being written, what belongs to them is made ready and sent after them.
  const [, made] = await Promise.all([
    insertMany(
      tx,
      clients,
      parents.map(({ clientId, changes }) => ({ ...changes.client, id: clientId, importId })),
    ),
    addChildren(tx, parents, importId),
  ]);
  return parents.map(({ rowNo, clientId }, at) => ({
    rowNo,
    clientId,
    before: { client: null, entity: null, made: made[at] as Made },
  }));
}

/** Changed clients, each with the image of what it was. */
export async function updateClients(
  tx: Tx,
  updates: readonly Update[],
  importId: string,
  now: Date,
): Promise<WrittenClient[]> {
  if (updates.length === 0) return [];
  await setClients(
    tx,
    updates.map(({ existing: { row }, changes }) => ({
      ...row,
      ...changes.client,
      version: row.version + 1,
      updatedAt: now,
    })),
  );
  const entities = updates.flatMap(({ existing, changes: { entity } }) => {
    const row = existing.entities.find(({ id }) => id === entity?.id);
    return row && entity ? [{ ...row, ...entity.values, version: row.version + 1 }] : [];
  });
  await setEntities(tx, entities);
  const parents = updates.map(({ existing, changes }) => ({ clientId: existing.row.id, changes }));
  const made = await addChildren(tx, parents, importId);
  return updates.map(({ rowNo, existing, changes }, at) => ({
    rowNo,
    clientId: existing.row.id,
    before: beforeImage(existing, changes, made[at] as Made),
  }));
}

function beforeImage(
  { row, updatedAt, entities }: ExistingClient,
  changes: Changes,
  made: Made,
): BeforeImage {
  const entity = entities.find(({ id }) => id === changes.entity?.id);
  return {
    client: {
      before: pick(row, Object.keys(changes.client) as (keyof ClientValues)[]),
      after: changes.client,
      version: row.version,
      updatedAt,
    },
    entity:
      entity && changes.entity
        ? {
            id: entity.id,
            before: pick(entity, Object.keys(changes.entity.values) as (keyof EntityValues)[]),
            after: changes.entity.values,
            version: entity.version,
          }
        : null,
    made,
  };
}

function pick<T, K extends keyof T>(row: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
}

type ClientRow = ClientValues & { id: string; version: number; updatedAt: Date | string };
type EntityRow = EntityValues & { id: string; version: number };

/** Whole rows of many clients in one statement. */
export const setClients = (tx: Tx, rows: readonly ClientRow[]): Promise<void> =>
  updateMany(tx, clients, [...changedColumns, "version", "updatedAt"], rows);

export const setEntities = (tx: Tx, rows: readonly EntityRow[]): Promise<void> =>
  updateMany(tx, legalEntities, [...entityColumns, "version"], rows);
