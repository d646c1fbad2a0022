import { sql } from "drizzle-orm";
import type { Reader } from "#db/index.ts";

/**
 * Tables in which no client's person stands: the office's own people, machines, registries, and the acts themselves.
 * Every other table is searched, those that are not there yet among them.
 */
export const notSearched: readonly string[] = [
  "access_log",
  "backups",
  "branches",
  "class_runs",
  "class_settings",
  "client_classes",
  "client_field_values",
  "client_months",
  "client_totals",
  "client_touch",
  "company",
  "consent_wordings",
  "delivery_hold",
  "departments",
  "duplicate_candidates",
  "duplicate_cards",
  "duplicate_runs",
  "erased_points",
  "file_parts",
  "inbox_mailboxes",
  "inbox_raw",
  "invariant_runs",
  "letter_templates",
  "known_devices",
  "not_duplicates",
  "not_same_people",
  "password_links",
  "person_candidates",
  "person_cards",
  "product_classes",
  "product_prices",
  "questionnaire_versions",
  "segment_members",
  "sessions",
  "settlements",
  "staff",
  "watch_settings",
  "workers",
];

/** Columns that name others, hold keys, or are made of the rest and written anew afterwards. */
const notBlanked: Readonly<Record<string, readonly string[]>> = {
  clients: ["name", "name_key", "search"],
  contacts: ["surname", "given", "patronymic"],
  legal_entities: ["name"],
  complaints: ["search"],
};

export type TextType = "text" | "jsonb" | "text[]";

export interface SearchedTable {
  name: string;
  columns: { name: string; type: TextType; nullable: boolean }[];
  /** How its rows hang on a client: by a column of its own, or by one row of another table that has such a column. */
  client: { column: string; through: string | null } | null;
  hasId: boolean;
  /** Whether its rows name any record: the audit log, the letters. */
  hasEntity: boolean;
}

interface Found extends Record<string, unknown> {
  name: string;
  column: string;
  type: string;
  nullable: boolean;
}

/** Every table and column that may hold words of people, asked of the database and not of a list that grows old. */
export async function searchedTables(reader: Reader): Promise<SearchedTable[]> {
  const columns = await reader.execute<Found>(sql`
    select c.relname as name, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname, a.attnum`);
  const keys = await reader.execute<{ name: string; column: string; target: string }>(sql`
    select c.conrelid::regclass::text as name, a.attname as column, c.confrelid::regclass::text as target
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1`);
  const rows = [...columns];
  const clientColumns = new Map(
    [...keys]
      .filter(({ name, target }) => target === "clients" && name !== target)
      .map(({ name, column }) => [name, column]),
  );
  // By its name where there is one: rows of files name a client without being held to it.
  for (const { name, column } of rows) if (column === "client_id") clientColumns.set(name, column);
  const names = [...new Set(rows.map(({ name }) => name))].filter((name) => !notSearched.includes(name));
  return names.map((name) => {
    const own = rows.filter((row) => row.name === name);
    const parent = [...keys].find(
      (key) => key.name === name && clientColumns.has(key.target) && key.target !== name,
    );
    return {
      name,
      columns: own.flatMap(({ column, type, nullable }) =>
        notBlanked[name]?.includes(column) ? [] : textColumn(column, type, nullable),
      ),
      client: clientOf(name, clientColumns.get(name), parent),
      hasId: own.some(({ column, type }) => column === "id" && type === "uuid"),
      hasEntity: own.some(({ column }) => column === "entity_id"),
    };
  });
}

function clientOf(
  name: string,
  own: string | undefined,
  parent: { column: string; target: string } | undefined,
): SearchedTable["client"] {
  if (name === "clients") return { column: "id", through: null };
  if (own) return { column: own, through: null };
  return parent ? { column: parent.column, through: parent.target } : null;
}

function textColumn(name: string, type: string, nullable: boolean): SearchedTable["columns"] {
  if (type === "text" || type === "citext") return [{ name, type: "text", nullable }];
  if (type === "jsonb") return [{ name, type: "jsonb", nullable }];
  return type === "text[]" ? [{ name, type: "text[]", nullable }] : [];
}
