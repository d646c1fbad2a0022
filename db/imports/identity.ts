import { nameKey } from "#db/clients/search.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";

/**
 * What makes two rows of a file the same client, and a row the same as a client of the base: the code of the other
 * system decides; without one ИНН with КПП; without either the name with its address, a number, or alone.
 */
export function fileKey({ externalId, entity, client, points }: Draft): string {
  if (externalId) return `id ${externalId}`;
  if (entity.inn) return `inn ${entity.inn} ${entity.kpp ?? ""}`;
  const name = nameKey(client.name ?? "");
  if (client.address) return `name ${name}\n${client.address}`;
  return `name ${name}\n${points[0]?.value ?? ""}`;
}

/** The client of the base that the row is about, or null for a new one. */
export function matchOf(draft: Draft, existing: Existing): ExistingClient | null {
  if (draft.externalId) return byId(existing, existing.byExternalId.get(draft.externalId));
  const { inn, kpp } = draft.entity;
  if (inn) {
    const holders = (existing.byInn.get(inn) ?? []).filter((holder) => !kpp || (holder.kpp ?? kpp) === kpp);
    // Of several the one that no other system owns, else the oldest: the same row must always find the same client.
    const chosen = holders.find(({ externalId }) => externalId === null) ?? holders[0];
    return byId(existing, chosen?.clientId);
  }
  const { name, address } = draft.client;
  if (!name) return null;
  const values = new Set(draft.points.map(({ value }) => value));
  const found = (existing.byNameKey.get(nameKey(name)) ?? []).find(({ row, points }) => {
    if (address) return row.address === address;
    return values.size === 0 || points.some(({ value }) => values.has(value));
  });
  return found ?? null;
}

const byId = (existing: Existing, id: string | undefined) => (id ? (existing.clients.get(id) ?? null) : null);
