import type postgres from "postgres";
import { BackupFault } from "#db/backups/faults.ts";

export interface CopiedTable {
  name: string;
  columns: readonly string[];
  /** Makes the order of rows the same on every server: by the key, letters by their bytes. */
  orderBy: string;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const columnList = (columns: readonly string[]) => columns.map(quoted).join(", ");
export const tableName = (name: string) => `public.${quoted(name)}`;

/** Every table of the product, those that others point at first. What an extension brought is not ours. */
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
  const links = await source<{ from: string; to: string }[]>`
    select distinct c.relname as "from", p.relname as "to"
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
    where f.contype = 'f' and f.conrelid <> f.confrelid and c.relnamespace = 'public'::regnamespace`;
  const known = new Map(
    tables.map(({ name, columns, key }) => [name, { name, columns, orderBy: orderOf(columns, key) }]),
  );
  return byDependency([...known.keys()], links).flatMap((name) => known.get(name) ?? []);
}

/** A table without a key is ordered by everything it has. */
function orderOf(columns: readonly string[], key: readonly { name: string; text: boolean }[]): string {
  const parts = key.length > 0 ? key : columns.map((name) => ({ name, text: true }));
  return parts
    .map(({ name, text }) => (text ? `${quoted(name)}::text collate "C"` : quoted(name)))
    .join(", ");
}

/** @throws BackupFault when tables point at each other in a circle: then no order of loading would do. */
export function byDependency(
  names: readonly string[],
  links: readonly { from: string; to: string }[],
): string[] {
  const done: string[] = [];
  const walk = (name: string, above: readonly string[]) => {
    if (done.includes(name)) return;
    if (above.includes(name))
      throw new BackupFault(`Tables point at each other: ${[...above, name].join(" → ")}.`);
    for (const { to } of links.filter(({ from }) => from === name)) walk(to, [...above, name]);
    done.push(name);
  };
  for (const name of names) walk(name, []);
  return done;
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
