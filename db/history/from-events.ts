import { onlyColumns } from "#db/history/columns.ts";
import type { Change, Made } from "#db/history/rewind.ts";
import { type KeptTable, keyOf, lay, patch, type Row, type State } from "#db/history/state.ts";

export interface KeptEvent {
  id: string;
  at: Date;
  command: string;
  entity: string;
  entityId: string | null;
  before: unknown;
  after: unknown;
}

type Back = (state: State, event: KeptEvent) => void;

/** Records whose events name the columns that changed. */
const tableOf: Readonly<Record<string, KeptTable>> = {
  client: "clients",
  legal_entity: "legal_entities",
  fact: "dossier_facts",
  client_date: "client_dates",
  agreement: "agreements",
};

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function backColumns(state: State, { entity, entityId, before }: KeptEvent): void {
  const table = tableOf[entity];
  if (table && isRow(before)) patch(state, table, String(entityId), onlyColumns(table, before));
}

/** A place as history keeps it; one that is there no more comes back whole. */
function backPlace(state: State, place: unknown): void {
  if (!isRow(place)) return;
  const key = keyOf("client_contacts", place);
  const { version: _, ...values } = onlyColumns("client_contacts", place);
  if (state.client_contacts.has(key)) patch(state, "client_contacts", key, values);
  else lay(state, "client_contacts", values);
}

function backPerson(state: State, { id, entityId, before }: KeptEvent): void {
  if (!isRow(before)) return;
  const { points, clientId, position, decisionRole, decisionNote, place, reportsToId, since, until } = before;
  const contactId = String(entityId);
  patch(state, "contacts", contactId, onlyColumns("contacts", before));
  backPlace(state, {
    ...onlyColumns("client_contacts", {
      position,
      decisionRole,
      decisionNote,
      place,
      reportsToId,
      since,
      until,
    }),
    clientId,
    contactId,
  });
  if (!Array.isArray(points)) return;
  for (const [key, row] of state.contact_points)
    if (row.contactId === contactId) state.contact_points.delete(key);
  for (const [index, point] of points.entries()) {
    const was = { id: `${id} ${index}`, clientId: null, contactId, ...(point as Row) };
    lay(state, "contact_points", was);
  }
}

/** The order of people; before places were kept beside it, the order is all there is. */
function backOrder(state: State, { entityId, before }: KeptEvent): void {
  if (!isRow(before) || !Array.isArray(before.decisionPath)) return;
  const places = Array.isArray(before.places) ? before.places : before.decisionPath.map((_, i) => i + 1);
  for (const [index, contactId] of before.decisionPath.entries())
    patch(state, "client_contacts", `${entityId} ${contactId}`, { place: places[index] ?? null });
}

const special: Readonly<Record<string, Back>> = {
  "client.assign_owner": (state, { before }) => {
    for (const { id, ownerId } of Array.isArray(before) ? before : [])
      patch(state, "clients", id, { ownerId });
  },
  "contact.order": backOrder,
  "contact.edit": backPerson,
  "contact.leave": (state, { before }) => backPlace(state, before),
  "contact.return": (state, { before }) => backPlace(state, before),
  "contact.move": (state, { before, after }) => {
    const [was, is] = [before as Row | null, after as Row | null];
    if (!was || !isRow(is?.to)) return;
    backPlace(state, was.from);
    if (was.to) backPlace(state, was.to);
    else state.client_contacts.delete(keyOf("client_contacts", is.to));
  },
  "contact.undo_move": (state, { before }) => {
    backPlace(state, (before as Row | null)?.from);
    backPlace(state, (before as Row | null)?.to);
  },
};

/** Told by the rows that the merge itself keeps, or changing nothing of the card. */
const elsewhere = new Set(["client.merge", "client.merged_away", "client.unmerge", "client.parted"]);
/** Made something: what is younger than the moment is not there. */
const begins = /\.(create|add|record)$/;

/** The values that an event gave to columns. */
function madeBy({ command, entity, entityId, after }: KeptEvent): Made[] {
  const table = tableOf[entity];
  if (command === "client.assign_owner")
    return (Array.isArray(after) ? after : []).map(({ id, ownerId }) => ({
      table: "clients",
      key: id,
      values: { ownerId },
    }));
  if (entity === "contact" && isRow(after) && after.clientId)
    return [
      { table: "contacts", key: String(entityId), values: onlyColumns("contacts", after) },
      {
        table: "client_contacts",
        key: `${after.clientId} ${entityId}`,
        values: onlyColumns("client_contacts", after),
      },
    ];
  return table && isRow(after) ? [{ table, key: String(entityId), values: onlyColumns(table, after) }] : [];
}

/** How an event is taken back; null when it changed nothing that a card shows. */
export function changeOfEvent(event: KeptEvent): Change | null {
  const { command, entity, id, at, before, after } = event;
  const known = special[command] ?? (tableOf[entity] ? backColumns : null);
  if (!known || elsewhere.has(command) || begins.test(command)) return null;
  const isBlank = before === null && after === null;
  const lost = isBlank ? "erased" : undefined;
  return { at, order: id, back: (state) => known(state, event), made: madeBy(event), lost };
}
