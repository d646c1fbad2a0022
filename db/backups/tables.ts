import type postgres from "postgres";

export interface CopiedTable {
  name: string;
  columns: readonly string[];
  /** Makes the order of rows the same on every server: by the key, letters by their bytes. */
  orderBy: string;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const columnList = (columns: readonly string[]) => columns.map(quoted).join(", ");
export const tableName = (name: string) => `public.${quoted(name)}`;

/** Every table of the product by its name. What an extension brought is not ours. */
export async function listTables(source: postgres.ISql): Promise<CopiedTable[]> {
  const tables = await source<{ name: string; columns: string[]; key: { name: string; text: boolean }[] }[]>`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(json_build_object('name', a.attname, 'text', t.typcategory = 'S') order by k.place), '[]')
        from pg_index i
          cross join unnest(i.indkey::int[]) with ordinality as k (attnum, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
          join pg_type t on t.oid = a.atttypid
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`;
  return tables.map(({ name, columns, key }) => ({ name, columns, orderBy: orderOf(columns, key) }));
}

/** A table without a key is ordered by everything it has. */
function orderOf(columns: readonly string[], key: readonly { name: string; text: boolean }[]): string {
  const parts = key.length > 0 ? key : columns.map((name) => ({ name, text: true }));
  return parts
    .map(({ name, text }) => (text ? `${quoted(name)}::text collate "C"` : quoted(name)))
    .join(", ");
}

export interface SequencePlace {
  name: string;
  value: string;
  called: boolean;
}

export async function listSequences(source: postgres.ISql): Promise<SequencePlace[]> {
  const found = await source<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by 1`;
  const places: SequencePlace[] = [];
  for (const { name } of found) {
    const [at] = await source.unsafe(
      `select last_value::text as value, is_called as called from ${tableName(name)}`,
    );
    places.push({ name, value: String(at?.value), called: Boolean(at?.called) });
  }
  return places;
}
