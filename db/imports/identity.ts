import { nameKey } from "#db/clients/search.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";

/** A branch has the ИНН of its firm and a КПП of its own; where one side does not say, it does not tell them apart. */
const sameKpp = (a: string | null | undefined, b: string | null | undefined) => !a || !b || a === b;

/** Rows of a file that have been met, so that the same client is not made twice. */
export type MetRows = Map<string, { rowNo: number; kpp: string | null }[]>;

/**
 * The earlier row about the very same client, or undefined; then the row is remembered. The code of the other system
 * decides; without one ИНН with the name; without either the name with its address, a number, or alone.
 */
export function sameInFile(draft: Draft, met: MetRows): number | undefined {
  const { externalId, entity, rowNo } = draft;
  const [own = "", ...further] = keysOf(draft);
  const same = met.get(own)?.find((row) => externalId !== null || sameKpp(row.kpp, entity.kpp));
  if (same) return same.rowNo;
  for (const key of [own, ...further]) {
    const place = { rowNo, kpp: entity.kpp ?? null };
    const known = met.get(key);
    if (known) known.push(place);
    else met.set(key, [place]);
  }
  return undefined;
}

/** What the row goes by, and what else it can be met by. */
function keysOf({ externalId, entity, client, points }: Draft): string[] {
  const name = nameKey(client.name ?? "");
  const byInn = entity.inn ? [`inn ${entity.inn} ${name}`] : [];
  if (externalId) return [`id ${externalId}`, ...byInn];
  if (entity.inn) return byInn;
  return [`name ${name}\n${client.address ?? points[0]?.value ?? ""}`];
}

/**
 * The client of the base that the row is about, or null for a new one. One that another row of the file has `taken`
 * is the answer only when there is no other.
 */
export function matchOf(
  draft: Draft,
  existing: Existing,
  taken: (clientId: string) => boolean,
): ExistingClient | null {
  const found = candidates(draft, existing);
  return found.find(({ row }) => !taken(row.id)) ?? found[0] ?? null;
}

function candidates(draft: Draft, existing: Existing): ExistingClient[] {
  const { externalId } = draft;
  if (externalId) return known(existing, [existing.byExternalId.get(externalId)]);
  const key = nameKey(draft.client.name ?? "");
  const { inn, kpp } = draft.entity;
  if (inn) {
    const holders = (existing.byInn.get(inn) ?? []).filter(
      (holder) => holder.nameKeys.includes(key) && sameKpp(holder.kpp, kpp),
    );
    // The very КПП first, then the one that no other system owns, else the oldest: the same row, the same client.
    const rank = (holder: (typeof holders)[number]) =>
      (holder.kpp === (kpp ?? null) ? 0 : 2) + (holder.externalId === null ? 0 : 1);
    return known(
      existing,
      holders.sort((a, b) => rank(a) - rank(b)).map(({ clientId }) => clientId),
    );
  }
  const { name, address } = draft.client;
  if (!name) return [];
  const values = new Set(draft.points.map(({ value }) => value));
  return (existing.byNameKey.get(key) ?? []).filter(({ row, points }) => {
    if (address) return row.address === address;
    return values.size === 0 || points.some(({ value }) => values.has(value));
  });
}

const known = ({ clients }: Existing, ids: readonly (string | undefined)[]) =>
  ids.flatMap((id) => (id ? (clients.get(id) ?? []) : []));
