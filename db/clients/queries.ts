import { and, asc, desc, eq, exists, isNotNull, isNull, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { type PointOfCard, pointsOf } from "#db/clients/points.ts";
import { contactsVisibleTo, editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients, clientViews, type LegalEntity, legalEntities } from "#db/clients/table.ts";
import { ownShownTo } from "#db/fields/shown.ts";
import { byKey, db, type Reader } from "#db/index.ts";
import { clientTouch } from "#db/interactions/table.ts";
import { clientMerges } from "#db/merges/table.ts";
import { branches, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { written } from "#db/written.ts";

export {
  type ClientPage,
  type ClientRow,
  COUNT_CAP,
  countClients,
  listClients,
  PAGE_SIZE,
} from "#db/clients/list.ts";
export type { ClientSearch } from "#db/clients/list-input.ts";
export { findClientsForPicker } from "#db/clients/picker.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

interface EntityOfCard extends Omit<LegalEntity, "clientId" | "createdAt"> {
  /** Other clients with this ИНН; of one that the actor does not see the name is null. */
  sameInn: { id: string; name: string | null }[];
}

const sameInn = (actor: Actor) => sql`(
  select coalesce(json_agg(json_build_object('id', case when ${visibleTo(actor)} then ${clients.id} end,
    'name', case when ${visibleTo(actor)} then ${clients.name} end)), '[]'::json)
  from ${clients} where ${isNull(clients.archivedAt)} and ${clients.id} <> e.client_id
    and ${clients.id} in (select o.client_id from ${legalEntities} o where o.inn = e.inn))`;

const entities = (actor: Actor) => sql<EntityOfCard[]>`coalesce((
  select json_agg(json_build_object('id', e.id, 'name', e.name, 'inn', e.inn, 'kpp', e.kpp, 'ogrn', e.ogrn,
    'address', e.address, 'checksumNote', e.checksum_note, 'version', e.version, 'sameInn', ${sameInn(actor)}) order by e.created_at, e.id)
  from ${legalEntities} e where e.client_id = ${clients.id}), '[]'::json)`;

/** Who was last in touch, either way; moments as ISO texts. */
interface Touch {
  inAt: string | null;
  inBy: string | null;
  outAt: string | null;
  outBy: string | null;
}

const touch = written(sql<Touch | null>`(select json_build_object(
  'inAt', ${clientTouch.lastInAt}, 'inBy', (select concat_ws(' ', s.given, s.surname) from ${staff} s where s.id = ${clientTouch.lastInBy}),
  'outAt', ${clientTouch.lastOutAt}, 'outBy', (select concat_ws(' ', s.given, s.surname) from ${staff} s where s.id = ${clientTouch.lastOutBy}))
  from ${clientTouch} where ${clientTouch.clientId} = ${clients.id})`);

/** The head of the card and its facts, or undefined: a foreign client and an unknown one look the same. */
export async function getClient(actor: Actor, id: string, reader: Reader = byKey) {
  if (!UUID.test(id)) return undefined;
  const [row] = await reader
    .select({
      id: clients.id,
      version: clients.version,
      kind: clients.kind,
      name: clients.name,
      role: clients.role,
      status: clients.status,
      class: clients.class,
      region: clients.region,
      source: clients.source,
      address: clients.address,
      site: clients.site,
      tags: clients.tags,
      own: ownShownTo(actor),
      /** Talks of people and their numbers, as its own words show and as the import fills it: theirs to see. */
      note: sql<string | null>`case when ${contactsVisibleTo(actor)} then ${clients.note} end`,
      lastContactAt: clients.lastContactAt,
      lastContactKind: clients.lastContactKind,
      touch,
      archivedAt: clients.archivedAt,
      mergedIntoId: clients.mergedIntoId,
      /** Other cards went into this one, lately or long ago. */
      absorbed: sql<boolean>`exists (select from ${clientMerges} where ${clientMerges.survivorId} = ${clients.id})`,
      createdAt: clients.createdAt,
      owner: { id: staff.id, surname: staff.surname, given: staff.given },
      branch: { id: branches.id, name: branches.name },
      entities: entities(actor),
      /** May this actor see the client's people, phones and e-mails, and write talks down? */
      contactsVisible: sql<boolean>`${contactsVisibleTo(actor)}`,
      /** Phones and addresses of the client as such; none when the actor may not see them. */
      points: sql<
        PointOfCard[]
      >`case when ${contactsVisibleTo(actor)} then ${pointsOf("client_id")} else '[]'::json end`,
      editable: sql<boolean>`${editableBy(actor)}`,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .leftJoin(branches, eq(branches.id, clients.branchId))
    .where(and(eq(clients.id, id), visibleTo(actor)));
  return row;
}

export type ClientHead = NonNullable<Awaited<ReturnType<typeof getClient>>>;

/** Cards this person has opened, newest first. */
export function listRecentClients(actor: StaffActor, limit: number, reader: Reader = db) {
  return reader
    .select({
      id: clients.id,
      name: clients.name,
      class: clients.class,
      status: clients.status,
      nextDueAt: clients.nextDueAt,
      at: clientViews.at,
    })
    .from(clientViews)
    .innerJoin(clients, eq(clients.id, clientViews.clientId))
    .where(and(eq(clientViews.staffId, actor.id), isNull(clients.archivedAt), visibleTo(actor)))
    .orderBy(desc(clientViews.at))
    .limit(limit);
}

/** Regions in use. Jumps along the index from one to the next: as cheap as there are few of them. */
export async function listRegions(reader: Reader = db): Promise<string[]> {
  const rows = await reader.execute<{ region: string }>(sql`
    with recursive jump(region) as (
      (select ${clients.region} from ${clients} where ${isNotNull(clients.region)} order by ${clients.region} limit 1)
      union all
      select (select ${clients.region} from ${clients} where ${clients.region} > jump.region order by ${clients.region} limit 1)
      from jump where jump.region is not null
    ) select region from jump where region is not null`);
  return [...rows].map(({ region }) => region);
}

/** Colleagues who may be responsible or already are, by surname; those who have left only while they hold clients. */
export function listOwners(reader: Reader = db) {
  const held = reader.select({ id: clients.id }).from(clients).where(eq(clients.ownerId, staff.id)).limit(1);
  return reader
    .select({
      id: staff.id,
      surname: staff.surname,
      given: staff.given,
      role: staff.role,
      closedAt: sql<Date | null>`coalesce(${staff.closedAt}, ${staff.accessEndedAt})`.mapWith(staff.closedAt),
    })
    .from(staff)
    .where(
      sql`(${worksHere()} and ${staff.role} in ('director', 'sales_head', 'sales_manager', 'trainee')) or ${exists(held)}`,
    )
    .orderBy(asc(staff.surname), asc(staff.given));
}

export function listBranches(reader: Reader = db) {
  return reader.select({ id: branches.id, name: branches.name }).from(branches).orderBy(branches.name);
}
