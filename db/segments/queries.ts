import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { listBranches, listOwners, listRegions } from "#db/clients/queries.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { allFields } from "#db/fields/queries.ts";
import { visibleTo as importsVisibleTo } from "#db/imports/scope.ts";
import { imports } from "#db/imports/table.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { listGroups } from "#db/products/queries.ts";
import { products } from "#db/products/table.ts";
import { segmentWhere } from "#db/segments/compile.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import type { StoredChoices } from "#db/segments/registry.ts";
import { seenBy } from "#db/segments/scope.ts";
import { segments } from "#db/segments/table.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { branches, staff } from "#db/staff/table.ts";

/** The list is one page: an office has dozens of segments, not thousands. */
const MOST = 200;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const columns = {
  id: segments.id,
  name: segments.name,
  kind: segments.kind,
  tree: segments.tree,
  version: segments.version,
  archivedAt: segments.archivedAt,
  createdAt: segments.createdAt,
  updatedAt: segments.updatedAt,
  creator: { id: staff.id, surname: staff.surname, given: staff.given },
};

/** Segments that were changed last first; those in the archive only when asked for. */
export function listSegments(actor: Actor, { archived = false } = {}, reader: Reader = db) {
  return reader
    .select(columns)
    .from(segments)
    .innerJoin(staff, eq(staff.id, segments.createdBy))
    .where(and(seenBy(actor), archived ? isNotNull(segments.archivedAt) : isNull(segments.archivedAt)))
    .orderBy(desc(segments.updatedAt), desc(segments.id))
    .limit(MOST);
}

export type SegmentRow = Awaited<ReturnType<typeof listSegments>>[number];

/** One segment, also from the archive; undefined when there is none or the actor may not see segments. */
export async function getSegment(actor: Actor, id: string, reader: Reader = db) {
  if (!UUID.test(id)) return undefined;
  const [row] = await reader
    .select(columns)
    .from(segments)
    .innerJoin(staff, eq(staff.id, segments.createdBy))
    .where(and(eq(segments.id, id), seenBy(actor)));
  return row;
}

/** How many clients of those this actor sees are in the segment. */
export async function countSegment(
  actor: Actor,
  tree: SegmentTree,
  now: Date,
  reader: Reader = db,
): Promise<number> {
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(clients)
    .where(and(segmentWhere(tree, now, { actor }), visibleTo(actor)));
  return row?.count ?? 0;
}

/** The first of them by name, with what one knows them by. */
export function sampleSegment(
  actor: Actor,
  tree: SegmentTree,
  now: Date,
  limit: number = 20,
  reader: Reader = db,
) {
  return reader
    .select({
      id: clients.id,
      name: clients.name,
      class: clients.class,
      status: clients.status,
      region: clients.region,
      tags: clients.tags,
      lastContactAt: clients.lastContactAt,
      ownerSurname: staff.surname,
      ownerGiven: staff.given,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .where(and(segmentWhere(tree, now, { actor }), visibleTo(actor)))
    .orderBy(asc(clients.nameKey), asc(clients.id))
    .limit(limit);
}

export type SegmentSample = Awaited<ReturnType<typeof sampleSegment>>[number];

/** Names of everything that a condition may name by its id, for the sentence. */
export async function segmentNames(actor: Actor, reader: Reader = db): Promise<SegmentNames> {
  const known = can(actor, "client.view") ? sql`true` : sql`false`;
  const [places, people, files, lists, goods, groups, fields] = await Promise.all([
    reader.select({ id: branches.id, name: branches.name }).from(branches).where(known),
    reader.select({ id: staff.id, surname: staff.surname, given: staff.given }).from(staff).where(known),
    listFiles(actor, reader),
    reader
      .select({ id: segments.id, name: segments.name })
      .from(segments)
      .where(and(seenBy(actor), eq(segments.kind, "fixed"))),
    listGoods(actor, reader),
    listGroups(actor, reader),
    allFields(reader),
  ]);
  return {
    branches: Object.fromEntries(places.map(({ id, name }) => [id, name])),
    owners: Object.fromEntries(
      people.map(({ id, surname, given }) => [id, [given, surname].filter(Boolean).join(" ")]),
    ),
    imports: Object.fromEntries(files.map(({ id, name }) => [id, name])),
    lists: Object.fromEntries(lists.map(({ id, name }) => [id, name])),
    products: Object.fromEntries(goods.map(({ id, name }) => [id, name])),
    productGroups: Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    own: Object.fromEntries(
      [...fields.values()].map(({ id, name, kind, choices }) => [
        id,
        { name, kind, choices: Object.fromEntries(choices.map((choice) => [choice.id, choice.label])) },
      ]),
    ),
  };
}

/** Tags in use among the clients that the actor sees, by the alphabet. */
export async function listTags(actor: Actor, reader: Reader = db): Promise<string[]> {
  const rows = await reader.execute<{ tag: string }>(sql`
    select distinct unnest(${clients.tags}) collate "C" as tag from ${clients}
    where ${clients.tags} <> '{}' and ${visibleTo(actor)} order by tag limit 500`);
  return [...rows].map(({ tag }) => tag);
}

/** Where the clients that the actor sees have heard of us, by the alphabet. */
export async function listSources(actor: Actor, reader: Reader = db): Promise<string[]> {
  const rows = await reader.execute<{ source: string }>(sql`
    select distinct ${clients.source} collate "C" as source from ${clients}
    where ${clients.source} is not null and ${visibleTo(actor)} order by source limit 500`);
  return [...rows].map(({ source }) => source);
}

/** Fixed lists in use, by name. */
export function listFixed(actor: Actor, reader: Reader = db) {
  return reader
    .select({ id: segments.id, name: segments.name })
    .from(segments)
    .where(and(seenBy(actor), eq(segments.kind, "fixed"), isNull(segments.archivedAt)))
    .orderBy(asc(segments.name), asc(segments.id))
    .limit(MOST);
}

/** Imports that the actor may know of, the newest first. */
function listFiles(actor: Actor, reader: Reader) {
  return reader
    .select({ id: imports.id, name: sql<string>`'№ ' || ${imports.number} || ', ' || ${imports.fileName}` })
    .from(imports)
    .where(
      and(can(actor, "client.import") ? importsVisibleTo(actor) : sql`false`, isNotNull(imports.startedAt)),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(MOST);
}

type Choice = { value: string; label: string };

/** Products that a condition may name, by name: a catalogue longer than this is asked by its groups. */
const MOST_PRODUCTS = 1000;
function listGoods(actor: Actor, reader: Reader) {
  return reader
    .select({ id: products.id, name: products.name })
    .from(products)
    .where(can(actor, "product.view") ? undefined : sql`false`)
    .orderBy(asc(products.name), asc(products.id))
    .limit(MOST_PRODUCTS);
}

/** What the values of every field are chosen from. */
export async function segmentChoices(
  actor: Actor,
  reader: Reader = db,
): Promise<Record<StoredChoices, Choice[]>> {
  const [regions, places, people, sources, tags, files, lists, goods, groups] = await Promise.all([
    listRegions(reader),
    listBranches(reader),
    listOwners(reader),
    listSources(actor, reader),
    listTags(actor, reader),
    listFiles(actor, reader),
    listFixed(actor, reader),
    listGoods(actor, reader),
    listGroups(actor, reader),
  ]);
  const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  return {
    regions: words(regions),
    branches: places.map(({ id, name }) => ({ value: id, label: name })),
    owners: people.map(({ id, surname, given }) => ({
      value: id,
      label: [surname, given].filter(Boolean).join(" "),
    })),
    sources: words(sources),
    tags: words(tags),
    imports: files.map(({ id, name }) => ({ value: id, label: name })),
    lists: lists.map(({ id, name }) => ({ value: id, label: name })),
    products: goods.map(({ id, name }) => ({ value: id, label: name })),
    productGroups: groups.map(({ id, name, parentId }) => ({
      value: id,
      label: parentId ? `— ${name}` : name,
    })),
  };
}
