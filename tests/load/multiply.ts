import type postgres from "postgres";
import { sortableNumbers } from "#db/values/numbers.ts";

/** Tables of a client and what belongs to it, parents first; the rest of the base stays as it is. */
const tables = [
  "clients",
  "legal_entities",
  "contacts",
  "client_contacts",
  "contact_points",
  "interactions",
] as const;

/** Each copy has other numbers: of all digits but the 7, which begins every phone, each stands for another one. */
const DIGITS = "012345689";
const turned = (copy: number) => DIGITS.slice(copy) + DIGITS.slice(0, copy);

/** The same id for the same row of the same copy, near the original in the index as ids of one time are. */
const idOf = (column: string, copy: number) =>
  `(left(${column}::text, 24) || left(md5(${column}::text || ${copy}), 12))::uuid`;

/** What names a row of these tables, itself or another. */
const ids = new Set(["id", "client_id", "contact_id", "reports_to_id", "merged_into_id"]);

/** How a column of a copy is made of the original's. Those not named here are copied as they stand. */
function columnOf(table: string, column: string, copy: number): string {
  const own = `o."${column}"`;
  const numbers = `translate(${own}, '${DIGITS}', '${turned(copy)}')`;
  if (ids.has(column)) return idOf(own, copy);
  if (table === "clients" && column === "name") return `regexp_replace(${own}, '(»?)$', ' ${copy + 1}\\1')`;
  if (table === "clients" && column === "name_key")
    return `${own} || ' ${sortableNumbers(String(copy + 1))}'`;
  if (table === "clients" && column === "search") return `' ' || '${copy + 1}' || ${numbers}`;
  if (column === "inn" || column === "ogrn" || column === "value") return numbers;
  return column === "external_id" ? "null" : own;
}

const MOST = 9;

/**
 * Makes of the base `times` as many clients, each copy named by its number, in statements over whole tables: what an
 * index or a link would cost row by row is paid once at the end.
 */
export async function multiply(owner: postgres.Sql, times: number): Promise<void> {
  if (times - 1 > MOST) throw new Error(`At most ${MOST + 1} times as many: numbers would repeat.`);
  const names = owner(tables);
  const links = await owner<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid::regclass::text in ${names} order by 1, 2`;
  const indexes = await owner<{ name: string; definition: string }[]>`
    select quote_ident(indexname) as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename in ${names}
      and indexname not in (select conname from pg_constraint) order by 1`;
  for (const { table, name } of links) await owner.unsafe(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await owner.unsafe(`drop index ${name}`);
  for (const table of tables) {
    const columns = await owner<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
    const list = columns.map(({ name }) => `"${name}"`).join(", ");
    await owner.unsafe(`alter table ${table} disable trigger user`);
    const copies = Array.from({ length: times - 1 }, (_, i) => i + 1).map(
      (copy) => `select ${columns.map(({ name }) => columnOf(table, name, copy)).join(", ")} from ${table} o`,
    );
    await owner.unsafe(`insert into ${table} (${list}) ${copies.join(" union all ")}`);
    await owner.unsafe(`alter table ${table} enable trigger user`);
  }
  for (const { definition } of indexes) await owner.unsafe(definition);
  for (const { table, name, definition } of links)
    await owner.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
}
