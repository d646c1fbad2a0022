import { sql } from "drizzle-orm";
import type { Kind } from "#db/duplicates/kinds.ts";
import type { Tx } from "#db/index.ts";

interface Link extends Record<string, unknown> {
  a: string;
  b: string;
  group: string;
}

/** Those who hang together, each under the smallest id of its group. */
export function groupsOf(links: readonly { a: string; b: string }[]): Map<string, string> {
  const above = new Map<string, string>();
  const top = (id: string): string => {
    let at = id;
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next;
    above.set(id, at);
    return at;
  };
  for (const { a, b } of links) {
    const [one, other] = [top(a), top(b)].sort() as [string, string];
    above.set(other, one);
  }
  return new Map([...above.keys()].map((id) => [id, top(id)]));
}

/** Give the pairs their groups: all of them, or those that hang on these. */
export async function regroup(tx: Tx, { pairs }: Kind, around: readonly string[] | "all"): Promise<void> {
  const where =
    around === "all"
      ? sql`true`
      : sql`p.a_id in (${reach(pairs, around)}) or p.b_id in (${reach(pairs, around)})`;
  const links = [
    ...(await tx.execute<Link>(sql`
      select p.a_id as a, p.b_id as b, p.group_id as "group" from ${pairs} p
      where ${where}`)),
  ];
  const groups = groupsOf(links);
  const moved = links.flatMap(({ a, b, group }) => {
    const right = groups.get(a) ?? a;
    return right === group ? [] : [{ a, b, right }];
  });
  if (moved.length === 0) return;
  await tx.execute(sql`
    update ${pairs} p set group_id = moved."right"
    from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) as moved(a uuid, b uuid, "right" uuid)
    where p.a_id = moved.a and p.b_id = moved.b`);
}

/** These, and everybody who hangs on them by pairs. */
const reach = (pairs: Kind["pairs"], ids: readonly string[]) => sql`
  with recursive reach(id) as (
    select unnest(${sql.param([...ids])}::uuid[])
    union
    select case when p.a_id = reach.id then p.b_id else p.a_id end
    from reach join ${pairs} p on reach.id in (p.a_id, p.b_id)
  ) select id from reach`;
