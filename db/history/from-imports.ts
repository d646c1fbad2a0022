import type { Change } from "#db/history/rewind.ts";
import { type KeptTable, patch, type Row, type State } from "#db/history/state.ts";
import type { Outcome } from "#db/imports/input.ts";
import type { BeforeImage } from "#db/imports/kinds/clients/before-image.ts";

export interface KeptImportRow {
  importId: string;
  clientId: string;
  outcome: Outcome | null;
  before: BeforeImage;
  writtenAt: Date;
  undoneAt: Date | null;
}

interface Part {
  table: KeptTable;
  id: string;
  before: Row;
  after: Row;
}

const asRow = (values: object): Row => ({ ...values });

function partsOf({ clientId, before: { client, entity } }: KeptImportRow): Part[] {
  const parts: Part[] = [];
  if (client)
    parts.push({ table: "clients", id: clientId, before: asRow(client.before), after: asRow(client.after) });
  if (entity)
    parts.push({
      table: "legal_entities",
      id: entity.id,
      before: asRow(entity.before),
      after: asRow(entity.after),
    });
  return parts;
}

/** The columns that the file wrote, as they were. */
const was = ({ before, after }: Part): Row =>
  Object.fromEntries(Object.keys(after).map((column) => [column, before[column] ?? null]));

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What the undo has put back, as the file had written it; what people changed in between stays theirs. */
function written({ table, id, before, after }: Part, state: State): Row {
  const row = state[table].get(id);
  return Object.fromEntries(
    Object.entries(after).filter(([column]) => same(row?.[column], before[column] ?? null)),
  );
}

/** A row of a file that changed a client, and its undo. One that made the client needs none: it was not there before. */
export function changesOfImport(row: KeptImportRow): Change[] {
  const { importId, clientId, outcome, before, writtenAt, undoneAt } = row;
  if (!before.client || (outcome !== "updated" && outcome !== "restored")) return [];
  const parts = partsOf(row);
  const { made } = before;
  const wrote: Change = {
    at: writtenAt,
    order: importId,
    back: (state) => {
      for (const part of parts) patch(state, part.table, part.id, was(part));
      for (const id of made.entities) state.legal_entities.delete(id);
      for (const id of made.points) state.contact_points.delete(id);
      for (const id of made.contacts) state.client_contacts.delete(`${clientId} ${id}`);
    },
    made: parts.map(({ table, id, after }) => ({ table, key: id, values: after })),
  };
  if (outcome !== "restored" || !undoneAt) return [wrote];
  const added = made.entities.length + made.points.length + made.contacts.length;
  const undone: Change = {
    at: undoneAt,
    order: importId,
    back: (state) => {
      for (const part of parts) patch(state, part.table, part.id, written(part, state));
    },
    lost: added > 0 ? "import" : undefined,
  };
  return [wrote, undone];
}
