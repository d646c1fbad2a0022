import { type SQL, sql } from "drizzle-orm";
import { type Matter, uuids } from "#db/erasures/matter.ts";
import { inflected, namePatterns, whole } from "#db/erasures/patterns.ts";
import { namesOf, type Subject } from "#db/erasures/subject.ts";
import { importRows, imports } from "#db/imports/table.ts";

/** What is shown of a file beside its rows: examples of columns, its first lines, cells that were mended. */
const samplesOf = (rows: SQL): SQL => sql`update ${imports} set top = '[]',
  fixes = case when finished_at is null then fixes else '[]' end,
  "columns" = coalesce((select jsonb_agg(jsonb_set(one, '{samples}', '[]') order by n)
    from jsonb_array_elements("columns") with ordinality each (one, n)), '[]')
  where id in (select import_id from (${rows}) found)`;

const anyOf = (patterns: readonly string[]) => sql`${`(?:${patterns.join("|")})`}::text`;

/** Cells that hold both surname and given name, together or each for itself. */
const named = (subject: Subject): SQL =>
  sql.join(
    [
      sql`false`,
      ...namesOf(subject).map(
        ({ surname, given }) => sql`(${importRows.cells}::text ~ ${whole(inflected(surname))}::text
          and ${importRows.cells}::text ~ ${whole(inflected(given))}::text)`,
      ),
    ],
    sql` or `,
  );

/** Rows of talks whose cell «С кем говорили» names the person: the talk that each has made is about them. */
export function talksInFiles(subject: Subject): SQL {
  const patterns = namesOf(subject).flatMap(namePatterns);
  if (patterns.length === 0) return sql`select null::uuid as id where false`;
  return sql`select (${importRows.before} ->> 'record')::uuid as id from ${importRows}
    join ${imports} on ${imports.id} = ${importRows.importId}
    cross join lateral jsonb_array_elements_text(${imports.mapping}) with ordinality field (key, n)
    where ${importRows.clientId} = ${uuids(subject.around)} and ${imports.kind} = 'interactions'
      and ${importRows.before} ? 'record' and field.key = 'person'
      and ${importRows.cells} ->> (field.n::int - 1) ~ ${anyOf(patterns)}`;
}

/** Rows that wrote the person, a talk with them, or that name them; `talks` are those. */
const rowsAbout = (subject: Subject, talks: SQL): SQL => sql`
  select ${importRows.importId} as import_id, ${importRows.rowNo} as row_no from ${importRows}
  join ${imports} on ${imports.id} = ${importRows.importId}
  where ${importRows.clientId} = ${uuids(subject.around)} and ${importRows.clientId} <> all(${sql.param(subject.clientIds)}::uuid[])
    and ${importRows.cells} <> '[]' and (
      ${importRows.before} #>> '{person,id}' = any(${sql.param(subject.contactIds)}::text[])
      or ${importRows.before} #> '{made,contacts}' ?| ${sql.param(subject.contactIds)}::text[]
      or ${importRows.before} ->> 'record' in (select found.id::text from (${talks}) found)
      or (${imports.kind} in ('contacts', 'interactions') and (${named(subject)})))`;

/** What files of the past say of a person. */
export const importedMatters = (talksOf: (subject: Subject) => SQL) =>
  ({
    imported: {
      label: { ru: "Строки загруженных файлов", en: "Rows of imported files" },
      rows: ({ clientIds }) =>
        sql`select client_id as id, import_id from ${importRows} where client_id = ${uuids(clientIds)}`,
      blank: (rows) => [
        samplesOf(rows),
        sql`update ${importRows} set cells = '[]', problems = '[]', before = null
          where client_id in (select id from (${rows}) found)`,
      ],
    },
    namedInFiles: {
      label: { ru: "Строки файлов, где назван человек", en: "Rows of files that name the person" },
      // The later rows that were taken into one of these say of whom, too.
      rows: (subject) => sql`with about as (${rowsAbout(subject, talksOf(subject))})
        select import_id, row_no from about union
        select more.import_id, more.row_no from ${importRows} more
        join about on about.import_id = more.import_id and about.row_no = more.into_row`,
      // A card that the row made, and what it changed of the card, stay the company's.
      blank: (rows) => [
        samplesOf(rows),
        sql`update ${importRows} set cells = '[]', problems = '[]', before = nullif(before - 'person' - 'record', '{}')
          where (import_id, row_no) in (select import_id, row_no from (${rows}) found)`,
      ],
    },
  }) satisfies Record<string, Matter>;
