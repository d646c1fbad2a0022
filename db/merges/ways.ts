import { type SQL, sql } from "drizzle-orm";
import type { Text } from "#db/values/text.ts";
import { byId, type KeyColumns, type MergeLog, name } from "./log.ts";

/** What becomes of the rows that point to a card which goes into another. */
export type Way = Follows | Stays | Own;

export interface Follows {
  way: "follows";
  key: KeyColumns;
  /** Columns of which the survivor may have one row only: a second one is taken away, its values fill what is empty. */
  same?: readonly string[];
  /** How a column of the row that stays takes in that of the row taken away. */
  fill?: Readonly<Record<string, "blank" | "greatest">>;
  /** How people call the rows; nothing for what they do not count. */
  label?: Text;
}
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
  if (same) {
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
      const ours = sql`t.${name(filledColumn)}`;
      return [
        filledColumn,
        how === "blank" ? sql`coalesce(${ours}, ${theirs})` : sql`greatest(${ours}, ${theirs})`,
      ];
    });
    if (filled.length > 0) {
      const where = sql`${at(sql`t`, to)} and ${twin(sql`t`, from)}`;
      await log.set({ table, key, where, values: Object.fromEntries(filled) });
    }
    await log.remove({ table, key, where: sql`${at(sql`t`, from)} and ${twin(sql`t`, to)}` });
  }
  await log.set({ table, key, where: at(sql`t`, from), values: { [column]: sql`${to}::uuid` } });
}
