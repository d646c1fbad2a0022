import { and, desc, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { SILENT_MS } from "#db/duplicates/commands.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { duplicateKinds } from "#db/duplicates/kinds.ts";
import { cardsOf, peopleOf } from "#db/duplicates/members.ts";
import { reach } from "#db/duplicates/reach.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import { duplicateRuns } from "#db/duplicates/table.ts";
import { db, type Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";

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

/** Both of a pair must be seen; of the filters one of the two is enough. */
function seen(actor: StaffActor, of: KindName, { score, branches, owners }: DuplicateSearch): SQL {
  const one = (id: SQL, which?: SQL) => reach[of].seen(actor, id, which);
  const either = (which: SQL) => sql`(${one(sql`p.a_id`, which)} or ${one(sql`p.b_id`, which)})`;
  return and(
    sql`p.score >= ${score}`,
    one(sql`p.a_id`),
    one(sql`p.b_id`),
    branches.length > 0 ? either(oneOf(clients.branchId, branches)) : undefined,
    owners.length > 0 ? either(oneOf(clients.ownerId, owners)) : undefined,
  ) as SQL;
}

function placeOf(after: string | null): { top: number; id: string } | null {
  const [top = "", id = ""] = (after ?? "").split(" ");
  return /^\d{1,3}$/.test(top) && UUID.test(id) ? { top: Number(top), id } : null;
}

/** Groups of those who may be one, the surest first, each with its members' ids, and where the next page begins. */
async function pairedGroups(actor: StaffActor, of: KindName, search: DuplicateSearch, reader: Reader) {
  const place = placeOf(search.after);
  const rows = await reader.execute<{ group: string; top: number; pairs: PairRow[] }>(sql`
    select p.group_id as "group", max(p.score) as top, json_agg(json_build_object(
      'a', p.a_id, 'b', p.b_id, 'score', p.score, 'reasons', p.reasons) order by p.score desc, p.a_id, p.b_id) as pairs
    from ${duplicateKinds[of].pairs} p where ${seen(actor, of, search)}
    group by p.group_id
    ${place ? sql`having (max(p.score), p.group_id) < (${place.top}::int, ${place.id}::uuid)` : sql``}
    order by top desc, p.group_id desc limit ${GROUPS_A_PAGE + 1}`);
  const page = [...rows].slice(0, GROUPS_A_PAGE);
  const last = rows.length > GROUPS_A_PAGE ? page.at(-1) : undefined;
  return {
    groups: page.map(({ group, top, pairs }) => ({
      ...{ id: group, top, pairs },
      ids: [...new Set(pairs.flatMap(({ a, b }) => [a, b]))],
    })),
    next: last ? `${last.top} ${last.group}` : null,
  };
}

type CardsOf<Card> = (
  actor: StaffActor,
  ids: readonly string[],
  reader: Reader,
) => Promise<ReadonlyMap<string, Card>>;

async function withCards<Card>(
  actor: StaffActor,
  of: KindName,
  search: DuplicateSearch,
  reader: Reader,
  cardsOf: CardsOf<Card>,
) {
  const { groups, next } = await pairedGroups(actor, of, search, reader);
  const cards = await cardsOf(actor, [...new Set(groups.flatMap(({ ids }) => ids))], reader);
  return {
    groups: groups.map(({ ids, ...group }) => ({
      ...group,
      cards: ids.flatMap((id) => cards.get(id) ?? []),
    })),
    next,
  };
}

/** Cards that may be one client, in groups. */
export const listGroups = (actor: StaffActor, search: DuplicateSearch, reader: Reader = db) =>
  withCards(actor, "client", search, reader, cardsOf);

/** People who may be one, in groups. */
export const listPeopleGroups = (actor: StaffActor, search: DuplicateSearch, reader: Reader = db) =>
  withCards(actor, "contact", search, reader, peopleOf);
export type PeopleGroup = Awaited<ReturnType<typeof listPeopleGroups>>["groups"][number];

export type DuplicateGroup = Awaited<ReturnType<typeof listGroups>>["groups"][number];

export async function countGroups(actor: StaffActor, of: KindName, search: DuplicateSearch): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(distinct p.group_id)::int as n from ${duplicateKinds[of].pairs} p where ${seen(actor, of, search)}`);
  return row?.n ?? 0;
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
