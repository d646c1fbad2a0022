import { type Reason, reasons, TELL_FROM, type Twin } from "#db/imports/rules.ts";
import { isSameName } from "#db/values/same-name.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";
import { valuesOf } from "./keys.ts";
import { isOtherForm } from "./other-form.ts";

/**
 * The client of the base that a new row most looks like, with the sum that says why; null where nothing does. Only what
 * shares an ИНН, a phone or an e-mail comes into question: a name alone is shared by too many.
 */
export function twinOf(draft: Draft, existing: Existing): Twin | null {
  const ids = new Set<string>();
  for (const { clientId } of existing.byInn.get(draft.entity.inn ?? "") ?? []) ids.add(clientId);
  for (const kind of ["phone", "email"] as const)
    for (const value of valuesOf(draft, kind))
      for (const id of existing.byPoint.get(value) ?? []) ids.add(id);
  let best: Twin | null = null;
  for (const id of ids) {
    const client = existing.clients.get(id);
    const twin = client && likeness(draft, client, existing);
    if (twin && twin.score >= TELL_FROM && twin.score > (best?.score ?? 0)) best = twin;
  }
  return best;
}

function likeness(draft: Draft, client: ExistingClient, existing: Existing): Twin | null {
  const { row, entities, visible, editable } = client;
  const { inn, kpp } = draft.entity;
  const found: Reason[] = [];
  const holder = inn ? entities.find((entity) => entity.inn === inn) : undefined;
  if (holder) found.push("inn");
  // Two ИНН are two firms, whatever else they share.
  else if (inn && entities.some((entity) => entity.inn !== null)) return null;
  if (holder?.kpp && kpp && holder.kpp !== kpp) found.push("kpp");
  const shares = (kind: "phone" | "email") =>
    valuesOf(draft, kind).some((value) => existing.byPoint.get(value)?.includes(row.id));
  if (shares("phone")) found.push("phone");
  if (shares("email")) found.push("email");
  if (draft.client.address && draft.client.address === row.address) found.push("address");
  if (isSameName(draft.client.name ?? "", row.name)) found.push("name");
  if (samePerson(draft, client)) found.push("person");
  if (isOtherForm(draft.client.name ?? "", row.name)) found.push("form");
  const ground = (["inn", "phone", "email"] as const).find((reason) => found.includes(reason));
  if (!ground) return null;
  return {
    ground,
    score: scoreOf(found),
    reasons: found,
    clientId: visible ? row.id : null,
    rowNo: null,
    name: visible ? row.name : null,
    editable: editable && row.archivedAt === null,
  };
}

/** From 0 to 100. */
const scoreOf = (found: readonly Reason[]): number =>
  Math.min(
    100,
    Math.max(
      0,
      found.reduce((sum, reason) => sum + reasons[reason].points, 0),
    ),
  );

const samePerson = (draft: Draft, { people }: ExistingClient): boolean =>
  draft.people.some(
    ({ surname, given }) =>
      given !== null && people.some((known) => known.surname === surname && known.given === given),
  );
