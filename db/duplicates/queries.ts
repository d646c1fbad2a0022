import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { SILENT_MS } from "#db/duplicates/commands.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import { duplicatePairs, duplicateRuns } from "#db/duplicates/table.ts";
import { db, type Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { staff } from "#db/staff/table.ts";

export const GROUPS_A_PAGE = 20;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export interface DuplicateSearch {
  /** From which score on. */
  score: number;
  branches: readonly string[];
  owners: readonly string[];
  /** «score id» of the group after which the page begins. */
  after: string | null;
}

export interface PairRow {
  a: string;
  b: string;
  score: number;
  reasons: Reason[];
}

/** Both cards of a pair must be seen; of the filters one of the two is enough. */
function seen(actor: StaffActor, { score, branches, owners }: DuplicateSearch): SQL {
  const one = (id: SQL, which: SQL | undefined) =>
    sql`exists (select from ${clients} where ${and(sql`${clients.id} = ${id}`, which)})`;
  const both = (which: SQL | undefined) => and(one(sql`p.a_id`, which), one(sql`p.b_id`, which));
  const either = (which: SQL) => sql`(${one(sql`p.a_id`, which)} or ${one(sql`p.b_id`, which)})`;
  return and(
    sql`p.score >= ${score}`,
    both(and(isNull(clients.archivedAt), visibleTo(actor))),
    branches.length > 0 ? either(oneOf(clients.branchId, branches)) : undefined,
    owners.length > 0 ? either(oneOf(clients.ownerId, owners)) : undefined,
  ) as SQL;
}

function placeOf(after: string | null): { top: number; id: string } | null {
  const [top = "", id = ""] = (after ?? "").split(" ");
  return /^\d{1,3}$/.test(top) && UUID.test(id) ? { top: Number(top), id } : null;
}

/** Groups of cards that may be one client, the surest first, and where the next page begins. */
export async function listGroups(actor: StaffActor, search: DuplicateSearch, reader: Reader = db) {
  const place = placeOf(search.after);
  const rows = await reader.execute<{ group: string; top: number; pairs: PairRow[] }>(sql`
    select p.group_id as "group", max(p.score) as top, json_agg(json_build_object(
      'a', p.a_id, 'b', p.b_id, 'score', p.score, 'reasons', p.reasons) order by p.score desc, p.a_id, p.b_id) as pairs
    from ${duplicatePairs} p where ${seen(actor, search)}
    group by p.group_id
    ${place ? sql`having (max(p.score), p.group_id) < (${place.top}::int, ${place.id}::uuid)` : sql``}
    order by top desc, p.group_id desc limit ${GROUPS_A_PAGE + 1}`);
  const page = [...rows].slice(0, GROUPS_A_PAGE);
  const last = rows.length > GROUPS_A_PAGE ? page.at(-1) : undefined;
  const cards = await cardsOf(
    actor,
    [...new Set(page.flatMap(({ pairs }) => pairs.flatMap(({ a, b }) => [a, b])))],
    reader,
  );
  return {
    groups: page.map(({ group, top, pairs }) => ({
      id: group,
      top,
      pairs,
      cards: [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].flatMap((id) => cards.get(id) ?? []),
    })),
    next: last ? `${last.top} ${last.group}` : null,
  };
}

export type DuplicateGroup = Awaited<ReturnType<typeof listGroups>>["groups"][number];

export async function countGroups(actor: StaffActor, search: DuplicateSearch): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(distinct p.group_id)::int as n from ${duplicatePairs} p where ${seen(actor, search)}`);
  return row?.n ?? 0;
}

async function cardsOf(actor: StaffActor, ids: readonly string[], reader: Reader) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await reader
    .select({
      id: clients.id,
      name: clients.name,
      class: clients.class,
      region: clients.region,
      createdAt: clients.createdAt,
      editable: sql<boolean>`${editableBy(actor)}`,
      entries: sql<number>`(select count(*)::int from interactions i where i.client_id = ${clients.id})`,
      ownerSurname: staff.surname,
      ownerGiven: staff.given,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .where(and(oneOf(clients.id, ids), visibleTo(actor)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Verdicts «не дубль» that stand, the newest first; those about cards of which the actor sees both. */
export async function listDifferent(actor: StaffActor, limit = 100) {
  const rows = await db.execute<{
    a: string;
    b: string;
    aName: string;
    bName: string;
    at: string;
    surname: string;
    given: string;
    editable: boolean;
  }>(sql`
    select n.a_id as a, n.b_id as b, one.name as "aName", other.name as "bName", n.decided_at as at, s.surname, s.given,
      one.editable and other.editable as editable
    from not_duplicates n join staff s on s.id = n.decided_by
    cross join lateral (select name, ${editableBy(actor)} as editable from ${clients} where ${clients.id} = n.a_id and ${visibleTo(actor)}) one
    cross join lateral (select name, ${editableBy(actor)} as editable from ${clients} where ${clients.id} = n.b_id and ${visibleTo(actor)}) other
    where n.taken_back_at is null order by n.decided_at desc, n.id desc limit ${limit}`);
  return [...rows].map((row) => ({ ...row, at: new Date(row.at) }));
}

/** The search that is under way, and when the last one ended. */
export async function getSearch(now: Date, reader: Reader = db) {
  const alive = and(
    isNull(duplicateRuns.finishedAt),
    gt(duplicateRuns.progressAt, new Date(now.getTime() - SILENT_MS)),
  );
  const [running] = await reader
    .select()
    .from(duplicateRuns)
    .where(alive)
    .orderBy(desc(duplicateRuns.orderedAt))
    .limit(1);
  const [last] = await reader
    .select({ at: duplicateRuns.finishedAt })
    .from(duplicateRuns)
    .where(sql`${duplicateRuns.finishedAt} is not null`)
    .orderBy(desc(duplicateRuns.finishedAt))
    .limit(1);
  return { running: running ?? null, lastAt: last?.at ?? null };
}
