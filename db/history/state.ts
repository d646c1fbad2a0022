/** Rows of a card by table and key, each with the names of the code. Built from the base, then walked back. */
export const keptTables = [
  "clients",
  "legal_entities",
  "contacts",
  "client_contacts",
  "contact_points",
  "dossier_facts",
  "client_dates",
  "agreements",
] as const;

export type KeptTable = (typeof keptTables)[number];
export type Row = Record<string, unknown>;
export type State = Record<KeptTable, Map<string, Row>>;

export const isKept = (table: string): table is KeptTable =>
  (keptTables as readonly string[]).includes(table);

/** A person's place is known by both its ends, everything else by its id. */
export const keyOf = (table: KeptTable, row: Row): string =>
  table === "client_contacts" ? `${row.clientId} ${row.contactId}` : String(row.id);

export const emptyState = (): State =>
  Object.fromEntries(keptTables.map((table) => [table, new Map<string, Row>()])) as State;

/** Put the row there, in place of what stands under its key. */
export function lay(state: State, table: KeptTable, row: Row): void {
  state[table].set(keyOf(table, row), row);
}

/** Give columns of a row their values; a row that is not known stays unknown. Its key may change with them. */
export function patch(state: State, table: KeptTable, key: string, values: Row): void {
  const row = state[table].get(key);
  if (!row) return;
  state[table].delete(key);
  lay(state, table, { ...row, ...values });
}
