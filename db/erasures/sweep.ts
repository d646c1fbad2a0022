import { type SQL, sql } from "drizzle-orm";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { complaintDocument } from "#db/complaints/document.ts";
import { complaints } from "#db/complaints/table.ts";
import { type SearchedTable, searchedTables, type TextType } from "#db/erasures/columns.ts";
import { BLANK } from "#db/erasures/matter.ts";
import type { Patterns } from "#db/erasures/patterns.ts";
import type { Tx } from "#db/index.ts";

/**
 * Takes the person out of every text of the base, wherever it stands: what is sure (address, number, full name) out of
 * all records, the surname alone out of the records of the clients around. Answers how many rows of which table.
 */
export async function sweep(
  tx: Tx,
  patterns: Patterns,
  around: readonly string[],
  people: readonly string[],
): Promise<Record<string, number>> {
  const tables = await searchedTables(tx);
  await gatherIds(tx, tables, around, people);
  const swept: Record<string, number> = {};
  const touched = new Set<string>();
  for (const table of tables.filter(({ columns }) => columns.length > 0)) {
    const near = nearOf(table);
    const anywhere = await replaceIn(tx, table, patterns.anywhere, null);
    const close = near ? await replaceIn(tx, table, patterns.around, near) : [];
    const rows = anywhere.length + close.length;
    if (rows > 0) swept[table.name] = rows;
    if (table.name === "complaints") for (const id of [...anywhere, ...close]) touched.add(id);
  }
  for (const id of around) await refreshSearch(tx, id);
  await refreshComplaints(tx, [...touched]);
  return swept;
}

const quoted = (name: string): SQL => sql.raw(`"${name.replaceAll('"', '""')}"`);

/** Ids of everything that hangs on the clients around, for the tables that name a record by its id alone. */
async function gatherIds(
  tx: Tx,
  tables: readonly SearchedTable[],
  around: readonly string[],
  people: readonly string[],
): Promise<void> {
  await tx.execute(sql`create temporary table erased_ids (id uuid primary key) on commit drop`);
  await tx.execute(
    sql`insert into erased_ids select distinct unnest(${sql.param([...around, ...people])}::uuid[])`,
  );
  for (const { name, client, hasId } of tables) {
    if (!hasId || !client || client.through !== null || name === "clients") continue;
    await tx.execute(sql`insert into erased_ids
      select id from ${quoted(name)} where ${quoted(client.column)} = any(${sql.param(around)}::uuid[]) on conflict do nothing`);
  }
}

/** Which rows of a table are near the person; null when the table cannot say. */
function nearOf({ client, hasEntity }: SearchedTable): SQL | null {
  if (client) return sql`${quoted(client.column)} in (select id from erased_ids)`;
  return hasEntity ? sql`entity_id in (select id from erased_ids)` : null;
}

const texts: Record<TextType, (column: SQL) => SQL> = {
  text: (column) => sql`${column}::text`,
  jsonb: (column) => sql`${column}::text`,
  "text[]": (column) => sql`array_to_string(${column}, E'\\n')`,
};

const blanked: Record<TextType, (column: SQL, pattern: SQL) => SQL> = {
  text: (column, pattern) => sql`regexp_replace(${column}::text, ${pattern}, ${BLANK}, 'g')`,
  // A bare number would leave no JSON behind if words took its place.
  jsonb: (
    column,
    pattern,
  ) => sql`regexp_replace(regexp_replace(${column}::text, '([:,[] ?)(' || ${pattern} || ')(?=[],} ])', '\\1null', 'g'),
    ${pattern}, ${BLANK}, 'g')::jsonb`,
  "text[]": (column, pattern) =>
    sql`array(select regexp_replace(word, ${pattern}, ${BLANK}, 'g') from unnest(${column}) with ordinality as words(word, place) order by place)`,
};

async function replaceIn(
  tx: Tx,
  { name, columns, hasId }: SearchedTable,
  alternatives: readonly string[],
  where: SQL | null,
): Promise<string[]> {
  if (alternatives.length === 0) return [];
  const pattern = sql`${`(?:${alternatives.join("|")})`}::text`;
  const found = (column: (typeof columns)[number]) =>
    sql`${texts[column.type](quoted(column.name))} ~ ${pattern}`;
  const sets = columns.map((column) => {
    const at = quoted(column.name);
    return sql`${at} = case when ${found(column)} then ${blanked[column.type](at, pattern)} else ${at} end`;
  });
  const anyOf = sql.join(columns.map(found), sql` or `);
  const rows = await tx.execute<{ id: string }>(sql`
    update ${quoted(name)} set ${sql.join(sets, sql`, `)}
    where (${anyOf})${where ? sql` and ${where}` : sql``}
    returning ${hasId ? sql`id::text` : sql`''::text`} as id`);
  return [...rows].map(({ id }) => id);
}

async function refreshComplaints(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const [row] = await tx
      .select({
        number: complaints.number,
        subject: complaints.subject,
        text: complaints.text,
        fromName: complaints.fromName,
      })
      .from(complaints)
      .where(sql`${complaints.id} = ${id}::uuid`);
    if (row)
      await tx
        .update(complaints)
        .set({ search: complaintDocument(row) })
        .where(sql`${complaints.id} = ${id}::uuid`);
  }
}
