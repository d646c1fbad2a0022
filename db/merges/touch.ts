import { type SQL, sql } from "drizzle-orm";
import type { MergeLog } from "./log.ts";

const place = { table: "client_touch", key: ["client_id"] };

/** Of the last talks of two cards the later ones are the last. */
export async function moveTouch(log: MergeLog, from: string, to: string): Promise<void> {
  const of = (id: string) => sql`t.client_id = ${id}::uuid`;
  const theirs = (column: string) =>
    sql`(select o.${sql.identifier(column)} from client_touch o where o.client_id = ${from}::uuid)`;
  const later = (way: "in" | "out", column: string): [string, SQL] => {
    const at = `last_${way}_at`;
    const newer = sql`${theirs(at)} > coalesce(t.${sql.identifier(at)}, '-infinity')`;
    return [column, sql`case when ${newer} then ${theirs(column)} else t.${sql.identifier(column)} end`];
  };
  const columns = (["in", "out"] as const).flatMap((way) =>
    ["at", "kind", "by"].map((what) => later(way, `last_${way}_${what}`)),
  );
  await log.set({ ...place, where: of(to), values: Object.fromEntries(columns) });
  const first = sql`not exists (select from client_touch o where o.client_id = ${to}::uuid)`;
  await log.set({ ...place, where: sql`${of(from)} and ${first}`, values: { client_id: sql`${to}::uuid` } });
  await log.remove({ ...place, where: of(from) });
}
