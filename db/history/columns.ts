import { getTableColumns, getTableName } from "drizzle-orm";
import { agreements } from "#db/agreements/table.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import type { KeptTable, Row } from "#db/history/state.ts";

const tables = [
  clients,
  legalEntities,
  contacts,
  clientContacts,
  contactPoints,
  dossierFacts,
  clientDates,
  agreements,
];

const columns = new Map<string, Map<string, string>>(
  tables.map((table) => [
    getTableName(table),
    new Map(Object.entries(getTableColumns(table)).map(([name, { name: inBase }]) => [inBase, name])),
  ]),
);

/** A row as the base names its columns, with the names of the code. */
export function inCode(table: KeptTable, row: Row): Row {
  const names = columns.get(table);
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (names?.has(name) ? [[names.get(name), value]] : [])),
  );
}

/** Of what history keeps, the part that is columns of the table. */
export function onlyColumns(table: KeptTable, values: Row): Row {
  const known = new Set(columns.get(table)?.values());
  return Object.fromEntries(Object.entries(values).filter(([name]) => known.has(name)));
}
