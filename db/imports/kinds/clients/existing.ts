import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import type { Tx } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import type { Draft } from "./draft.ts";
import type { ClientKey } from "./keys.ts";
import { holdersOfPoints, present, soughtIds } from "./sought.ts";

type ClientRow = typeof clients.$inferSelect;
type EntityRow = typeof legalEntities.$inferSelect;

export interface ExistingClient {
  row: ClientRow;
  /** To the microsecond, which a Date does not hold. */
  updatedAt: string;
  visible: boolean;
  editable: boolean;
  entities: EntityRow[];
  /** The client's own phones, e-mails and sites. */
  points: { kind: string; value: string; extension: string | null }[];
  people: { surname: string; given: string | null; patronymic: string | null }[];
  /** Phones and e-mails of its people: part of what the client is found by. */
  peoplePoints: { kind: string; value: string }[];
  /** Names of the cards that were merged into this one: a file may still call it so. */
  mergedNames: string[];
}

/** A legal entity that has an ИНН of the file, whoever it belongs to. */
export interface InnHolder {
  inn: string;
  kpp: string | null;
  clientId: string;
  name: string;
  /** Of the client and of the cards that were merged into it. */
  nameKeys: string[];
  externalId: string | null;
  visible: boolean;
}

export interface Existing {
  clients: ReadonlyMap<string, ExistingClient>;
  byExternalId: ReadonlyMap<string, string>;
  byInn: ReadonlyMap<string, InnHolder[]>;
  byNameKey: ReadonlyMap<string, ExistingClient[]>;
  /** Who has a phone or an e-mail, itself or by one of its people. */
  byPoint: ReadonlyMap<string, string[]>;
}

/**
 * What the base already knows of the clients of some rows, of those that have their numbers, and of those named by `ids`.
 * `lock` when they are about to be written.
 */
export async function loadExisting(
  tx: Tx,
  actor: Actor,
  drafts: readonly Draft[],
  { lock, key, ids = [] }: { lock: boolean; key: ClientKey; ids?: readonly string[] },
): Promise<Existing> {
  const inns = present(drafts.map(({ entity }) => entity.inn));
  const holders = inns.length === 0 ? [] : await innHolders(tx, actor, inns);
  // Likenesses are told by the check; whoever writes asks of numbers only where they are the key.
  const byPoints = !lock || key === "phone" || key === "email";
  const pointHolders = byPoints ? await holdersOfPoints(tx, drafts) : new Map<string, string[]>();
  const sought = await soughtIds(tx, drafts, key);
  const wanted = present([
    ...ids,
    ...sought,
    ...holders.map(({ clientId }) => clientId),
    ...[...pointHolders.values()].flat(),
  ]);
  const found = wanted.length === 0 ? [] : await clientsWhere(tx, actor, oneOf(clients.id, wanted), lock);
  const standing = await thoseStanding(tx, actor, found, lock);
  const children = await childrenOf(
    tx,
    standing.map(({ row }) => row.id),
  );
  const known = new Map(standing.map((client) => [client.row.id, { ...client, ...children(client.row.id) }]));
  const met = found.flatMap(({ row }) => {
    const client = known.get(row.mergedIntoId ?? row.id);
    return client ? [{ row, client }] : [];
  });
  const byNameKey = Map.groupBy(met, ({ row }) => row.nameKey);
  return {
    clients: known,
    byExternalId: new Map(
      met.flatMap(({ row, client }) => (row.externalId ? [[row.externalId, client.row.id] as const] : [])),
    ),
    byInn: Map.groupBy(holders, ({ inn }) => inn),
    byNameKey: new Map(
      [...byNameKey].map(([key, all]) => [key, [...new Set(all.map(({ client }) => client))]] as const),
    ),
    byPoint: pointHolders,
  };
}

/** A card that was merged into another stands for it: the file means the common one. */
async function thoseStanding(
  tx: Tx,
  actor: Actor,
  found: Awaited<ReturnType<typeof clientsWhere>>,
  lock: boolean,
) {
  const own = found.filter(({ row }) => row.mergedIntoId === null);
  const have = new Set(own.map(({ row }) => row.id));
  const heirs = present(found.map(({ row }) => row.mergedIntoId)).filter((id) => !have.has(id));
  if (heirs.length === 0) return own;
  return [...own, ...(await clientsWhere(tx, actor, oneOf(clients.id, heirs), lock))];
}

async function clientsWhere(tx: Tx, actor: Actor, where: SQL, lock: boolean) {
  const query = tx
    .select({
      row: clients,
      updatedAt: sql<string>`${clients.updatedAt}::text`,
      visible: sql<boolean>`${visibleTo(actor)}`,
      editable: sql<boolean>`${editableBy(actor)}`,
    })
    .from(clients)
    .where(where)
    .orderBy(clients.id);
  return lock ? query.for("update") : query;
}

function innHolders(tx: Tx, actor: Actor, inns: string[]): Promise<InnHolder[]> {
  return tx
    .select({
      inn: sql<string>`${legalEntities.inn}`,
      kpp: legalEntities.kpp,
      clientId: clients.id,
      name: clients.name,
      nameKeys: sql<string[]>`array(select m.name_key from clients m
        where m.id = ${clients.id} or m.merged_into_id = ${clients.id})`,
      externalId: clients.externalId,
      visible: sql<boolean>`${visibleTo(actor)}`,
    })
    .from(legalEntities)
    .innerJoin(clients, eq(clients.id, legalEntities.clientId))
    .where(oneOf(legalEntities.inn, inns))
    .orderBy(clients.id);
}

/** Everything that hangs on these clients, handed out client by client. */
async function childrenOf(tx: Tx, ids: string[]) {
  if (ids.length === 0)
    return () => ({ entities: [], points: [], people: [], peoplePoints: [], mergedNames: [] });
  const entities = await tx
    .select()
    .from(legalEntities)
    .where(oneOf(legalEntities.clientId, ids))
    .orderBy(legalEntities.id);
  const points = await tx
    .select({
      clientId: contactPoints.clientId,
      kind: contactPoints.kind,
      value: contactPoints.value,
      extension: contactPoints.extension,
    })
    .from(contactPoints)
    .where(oneOf(contactPoints.clientId, ids))
    .orderBy(contactPoints.id);
  const people = await tx
    .select({
      clientId: clientContacts.clientId,
      surname: contacts.surname,
      given: contacts.given,
      patronymic: contacts.patronymic,
    })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .where(oneOf(clientContacts.clientId, ids))
    .orderBy(contacts.id);
  const peoplePoints = await tx
    .select({ clientId: clientContacts.clientId, kind: contactPoints.kind, value: contactPoints.value })
    .from(clientContacts)
    .innerJoin(contactPoints, eq(contactPoints.contactId, clientContacts.contactId))
    .where(oneOf(clientContacts.clientId, ids));
  const merged = await tx
    .select({ clientId: clients.mergedIntoId, name: clients.name })
    .from(clients)
    .where(oneOf(clients.mergedIntoId, ids))
    .orderBy(clients.id);
  const grouped = {
    entities: Map.groupBy(entities, ({ clientId }) => clientId),
    points: Map.groupBy(points, ({ clientId }) => clientId ?? ""),
    people: Map.groupBy(people, ({ clientId }) => clientId),
    peoplePoints: Map.groupBy(peoplePoints, ({ clientId }) => clientId),
    merged: Map.groupBy(merged, ({ clientId }) => clientId ?? ""),
  };
  return (id: string) => ({
    entities: grouped.entities.get(id) ?? [],
    points: grouped.points.get(id) ?? [],
    people: grouped.people.get(id) ?? [],
    peoplePoints: grouped.peoplePoints.get(id) ?? [],
    mergedNames: (grouped.merged.get(id) ?? []).map(({ name }) => name),
  });
}
