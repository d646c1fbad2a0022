import { hash } from "node:crypto";
import { nameKey } from "#db/clients/search.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";
import { type ClientKey, hasKey, valuesOf } from "./keys.ts";
import { isOtherForm } from "./other-form.ts";

/** A branch has the ИНН of its firm and a КПП of its own; where one side does not say, it does not tell them apart. */
const sameKpp = (a: string | null | undefined, b: string | null | undefined) => !a || !b || a === b;

/** Rows of a file that have been met, so that the same client is not made twice: by their keys, told shortly. */
export type MetRows = Map<string, { rowNo: number; kpp: string | null; name: string }[]>;

/**
 * The earlier row about the very same client, or undefined; then the row is remembered. By itself the code of the other
 * system decides; without one ИНН with the name; without either the name with its address, a number, or alone. A key
 * that a person has chosen decides alone.
 */
export function sameInFile(draft: Draft, met: MetRows, key: ClientKey): number | undefined {
  const { entity, rowNo } = draft;
  const { own, further, told } = keysOf(draft, key);
  const called = draft.client.name ?? "";
  for (const name of own) {
    const same = met
      .get(short(name))
      ?.find(
        (row) =>
          (told !== "kpp" || sameKpp(row.kpp, entity.kpp)) &&
          (told !== "form" || !isOtherForm(row.name, called)),
      );
    if (same) return same.rowNo;
  }
  for (const name of [...own, ...further]) {
    const place = { rowNo, kpp: entity.kpp ?? null, name: told === "form" ? called : "" };
    const key = short(name);
    const known = met.get(key);
    if (known) known.push(place);
    else met.set(key, [place]);
  }
  return undefined;
}

/** Half a million keys as they are take more memory than the rest of an import. */
const short = (text: string) => hash("sha1", text, "base64url").slice(0, 16);

interface Keys {
  /** What the row goes by, and what else it can be met by. */
  own: string[];
  further: string[];
  /** What tells two apart that have the same key. */
  told?: "kpp" | "form";
}

function keysOf(draft: Draft, key: ClientKey): Keys {
  const { externalId, entity, client, points } = draft;
  const name = nameKey(client.name ?? "");
  const only = (...own: string[]) => ({ own, further: [] });
  if (key !== "auto" && !hasKey(draft, key)) return only();
  if (key === "external_id") return only(`id ${externalId}`);
  if (key === "inn") return { own: [`inn ${entity.inn}`], further: [], told: "kpp" };
  if (key === "phone" || key === "email")
    return only(...valuesOf(draft, key).map((value) => `${key} ${value}`));
  const byName = (other: string): Keys => ({ own: [`name ${name}\n${other}`], further: [], told: "form" });
  if (key === "name_region") return byName(client.region ?? "");
  const byInn = entity.inn ? [`inn ${entity.inn} ${name}`] : [];
  if (externalId) return { own: [`id ${externalId}`], further: byInn };
  if (entity.inn) return { own: byInn, further: [], told: "kpp" };
  return byName(client.address ?? points[0]?.value ?? "");
}

/** Whom a row is about: one client of the base, none, or several, which only a person can tell apart. */
export interface Match {
  client: ExistingClient | null;
  others: ExistingClient[];
}

/**
 * The client of the base that the row is about. One that another row of the file has `taken` is the answer only when
 * there is no other.
 */
export function matchOf(
  draft: Draft,
  existing: Existing,
  key: ClientKey,
  taken: (clientId: string) => boolean,
): Match {
  const found = candidates(draft, existing, key);
  const client = found.find(({ row }) => !taken(row.id)) ?? found[0] ?? null;
  const alone = key === "auto" || key === "external_id" || found.length < 2;
  return alone ? { client, others: [] } : { client: null, others: found };
}

function candidates(draft: Draft, existing: Existing, key: ClientKey): ExistingClient[] {
  const { externalId, entity, client } = draft;
  if (key === "external_id" || (key === "auto" && externalId))
    return externalId ? known(existing, [existing.byExternalId.get(externalId)]) : [];
  if (key === "phone" || key === "email") {
    const ids = valuesOf(draft, key).flatMap((value) => existing.byPoint.get(value) ?? []);
    return known(existing, [...new Set(ids)]);
  }
  const name = nameKey(client.name ?? "");
  if (key === "name_region")
    return sameName(draft, existing, name).filter(({ row }) => row.region === client.region);
  if (key === "inn") return entity.inn ? byInn(draft, existing, () => true, true) : [];
  if (entity.inn) return byInn(draft, existing, (names) => names.includes(name), false);
  return byName(draft, existing, name);
}

/** `exact`: one whose КПП is the very same leaves the others out. */
function byInn(
  draft: Draft,
  existing: Existing,
  fits: (names: readonly string[]) => boolean,
  exact: boolean,
) {
  const { inn = "", kpp } = draft.entity;
  const holders = (existing.byInn.get(inn) ?? []).filter(
    (holder) => fits(holder.nameKeys) && sameKpp(holder.kpp, kpp),
  );
  // The very КПП first, then the one that no other system owns, else the oldest: the same row, the same client.
  const rank = (holder: (typeof holders)[number]) =>
    (holder.kpp === (kpp ?? null) ? 0 : 2) + (holder.externalId === null ? 0 : 1);
  const sorted = holders.sort((a, b) => rank(a) - rank(b));
  const same = exact && kpp ? sorted.filter((holder) => holder.kpp === kpp) : [];
  return known(existing, [...new Set((same.length > 0 ? same : sorted).map(({ clientId }) => clientId))]);
}

const sameName = ({ client }: Draft, existing: Existing, name: string) =>
  (existing.byNameKey.get(name) ?? []).filter(({ row }) => !isOtherForm(row.name, client.name ?? ""));

function byName(draft: Draft, existing: Existing, name: string): ExistingClient[] {
  const { client } = draft;
  if (!client.name) return [];
  const values = new Set(draft.points.map(({ value }) => value));
  return sameName(draft, existing, name).filter(({ row, points }) => {
    if (client.address) return row.address === client.address;
    return values.size === 0 || points.some(({ value }) => values.has(value));
  });
}

const known = ({ clients }: Existing, ids: readonly (string | undefined)[]) =>
  ids.flatMap((id) => (id ? (clients.get(id) ?? []) : []));
