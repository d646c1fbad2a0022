import { getTableColumns } from "drizzle-orm";
import { expect, it } from "vitest";
import { clients } from "#db/clients/table.ts";
import { chosenFields, joinedFields, otherFields } from "#db/merges/fields.ts";
import { clientReferences, contactReferences, entityReferences } from "#db/merges/references.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();

/** Columns with a foreign key to the table or to such a column, and those that are called like one. */
async function referencesTo(table: string, column: string): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and (a.attname = ${column} or exists (
        select from pg_constraint k cross join unnest(k.conkey, k.confkey) as pair(own, other)
          join pg_attribute o on o.attrelid = k.confrelid and o.attnum = pair.other
        where k.contype = 'f' and k.conrelid = c.oid and pair.own = a.attnum
          and (k.confrelid = ${`public.${table}`}::regclass or o.attname = ${column})))
    order by 1`;
  return rows.map(({ name }) => name);
}

it.each([
  ["clients", "client_id", clientReferences],
  ["contacts", "contact_id", contactReferences],
  ["legal_entities", "legal_entity_id", entityReferences],
] as const)(
  "every column that points to %s says what a merge does with it",
  async (table, column, registry) => {
    expect(Object.keys(registry).sort()).toEqual(await referencesTo(table, column));
  },
);

it("what has a rule of uniqueness with the client in it says what happens to a second row", async () => {
  const rows = await owner<{ name: string; columns: string[] }[]>`
    select c.relname as name, array_agg(a.attname order by a.attname) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
    where c.relnamespace = 'public'::regnamespace and i.indisunique
    group by c.relname, i.indexrelid`;
  const reckless = rows.flatMap(({ name, columns }) =>
    columns
      .filter((column) => columns.length > 1 && clientReferences[`${name}.${column}`]?.way === "follows")
      .filter((column) => {
        const way = clientReferences[`${name}.${column}`];
        return way?.way === "follows" && !way.same;
      })
      .map((column) => `${name}.${column}`),
  );
  expect(reckless).toEqual([]);
});

it("every column of a client is chosen, joined, reckoned or its own", () => {
  const known = [...Object.keys(chosenFields), ...Object.keys(joinedFields), ...Object.keys(otherFields)];
  expect(known.sort()).toEqual(Object.keys(getTableColumns(clients)).sort());
});
