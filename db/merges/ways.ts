import { type SQL, sql } from "drizzle-orm";
import type { Text } from "#db/values/text.ts";
import { byId, type KeyColumns, type MergeLog, name } from "./log.ts";
import { LEAP } from "./version-leap.ts";

/** What becomes of the rows that point to a card which goes into another. */
export type Way = Follows | Stays | Own;

export interface Follows {
  way: "follows";
  key: KeyColumns;
  /** Columns of which the survivor may have one row only: a second one is taken away, its values fill what is empty. */
  same?: readonly string[];
  /** How a column of the row that stays takes in that of the row taken away. */
  fill?: Readonly<Record<string, Fill>>;
  /** How people call the rows; nothing for what they do not count. */
  label?: Text;
}
/** What is empty takes the other's value; the greater of both; a version, so that an open form is told. */
type Fill = "blank" | "greatest" | "version";
const fills: Record<Fill, (ours: SQL, theirs: SQL) => SQL> = {
  blank: (ours, theirs) => sql`coalesce(${ours}, ${theirs})`,
  greatest: (ours, theirs) => sql`greatest(${ours}, ${theirs})`,
  version: (ours) => sql`${ours} + ${LEAP}`,
};

interface Stays {
  way: "stays";
  because: string;
}
/** Moved by a rule of its own. */
interface Own {
  way: "own";
  by: string;
  label?: Text;
}

export const follows = (more: Omit<Follows, "way" | "key"> & { key?: KeyColumns } = {}): Follows => ({
  way: "follows",
  key: byId,
  ...more,
});
export const stays = (because: string): Stays => ({ way: "stays", because });
export const own = (by: string, label?: Text): Own => ({ way: "own", by, ...(label ? { label } : {}) });

/** The rows of `table` that point by `column` to `from` point to `to` from now on. */
export async function moveRows(
  log: MergeLog,
  { table, column, way, from, to }: { table: string; column: string; way: Follows; from: string; to: string },
): Promise<void> {
  const { key, same, fill = {} } = way;
  const at = (row: SQL, id: string) => sql`${row}.${name(column)} = ${id}::uuid`;
  if (!same) return log.set({ table, key, where: at(sql`t`, from), values: { [column]: sql`${to}::uuid` } });
  const alike = (one: SQL, other: SQL) =>
    sql.join(
      same.map((shared) => sql`${one}.${name(shared)} is not distinct from ${other}.${name(shared)}`),
      sql` and `,
    );
  const twin = (ours: SQL, theirs: string) =>
    sql`exists (select from ${name(table)} d where ${at(sql`d`, theirs)} and ${alike(sql`d`, ours)})`;
  const filled = Object.entries(fill).map(([filledColumn, how]) => {
    const theirs = sql`(select d.${name(filledColumn)} from ${name(table)} d
      where ${at(sql`d`, from)} and ${alike(sql`d`, sql`t`)} limit 1)`;
    return [filledColumn, fills[how](sql`t.${name(filledColumn)}`, theirs)];
  });
  if (filled.length > 0) {
    const where = sql`${at(sql`t`, to)} and ${twin(sql`t`, from)}`;
    await log.set({ table, key, where, values: Object.fromEntries(filled) });
  }
  // Those without a twin go first: what points to a row that is taken away must not be emptied by the base itself.
  const alone = sql`${at(sql`t`, from)} and not ${twin(sql`t`, to)}`;
  await log.set({ table, key, where: alone, values: { [column]: sql`${to}::uuid` } });
  await log.remove({ table, key, where: at(sql`t`, from) });
}
