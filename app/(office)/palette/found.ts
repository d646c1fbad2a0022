import { wordsIn } from "#app/words.ts";
import type { PaletteGroup, PaletteItem } from "#components/palette/item.ts";
import type { StaffActor } from "#db/actor.ts";
import { findClientsForPicker, listRecentClients } from "#db/clients/queries.ts";
import { listComplaints } from "#db/complaints/list.ts";
import { emptyComplaintSearch } from "#db/complaints/list-input.ts";
import type { Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { queryKeys, searchKey } from "#db/values/search.ts";
import { placesOf } from "../places.ts";
import { actionsOf } from "./actions-of.ts";
import { inParts, isNumberOf } from "./number-match.ts";

const RECENT = 5;
const CLIENTS = 7;
const COMPLAINTS = 5;

/** Every word typed begins a word of the label, in either layout of the keyboard. */
export function fits(label: string, query: string): boolean {
  const words = searchKey(label).split(" ");
  const begins = (typed: string) => words.some((word) => word.startsWith(typed));
  return queryKeys(query).some((key) => key.split(" ").every(begins));
}

/** What the palette shows for a query, only what this person may see; nothing typed shows where one has been. */
export async function found(
  actor: StaffActor,
  q: string,
  now: Date,
  reader: Reader,
): Promise<PaletteGroup[]> {
  const [t, frame] = [wordsIn(actor.locale, "palette"), wordsIn(actor.locale, "frame")];
  const { today, work, base, reach, office } = placesOf(actor, frame);
  const pages = [today, work, ...base, ...reach, ...office];
  const among = (items: PaletteItem[]) => (q === "" ? items : items.filter(({ label }) => fits(label, q)));
  const entries = { label: t("complaints"), items: q === "" ? [] : await complaints(actor, q, now, reader) };
  const isNamed = entries.items.some(({ hint }) => isNumberOf(hint ?? "", q));
  const groups: PaletteGroup[] = [
    ...(isNamed ? [entries] : []),
    ...(q === "" ? [{ label: t("recent"), items: await recent(actor, reader) }] : []),
    { label: t("pages"), items: among(pages.map(({ href, label, icon }) => ({ href, label, icon }))) },
    ...(q === "" ? [] : [{ label: t("clients"), items: await clients(actor, q, reader) }]),
    ...(isNamed ? [] : [entries]),
    { label: t("actions"), items: among(actionsOf(actor, t)) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

async function recent(actor: StaffActor, reader: Reader): Promise<PaletteItem[]> {
  if (!can(actor, "client.view")) return [];
  const rows = await listRecentClients(actor, RECENT, reader);
  return rows.map(({ id, name }) => ({ href: `/clients/${id}`, label: name, icon: "users" }));
}

async function clients(actor: StaffActor, q: string, reader: Reader): Promise<PaletteItem[]> {
  if (!can(actor, "client.view")) return [];
  const rows = await findClientsForPicker(actor, q, reader);
  return rows.slice(0, CLIENTS).map(({ id, name, region }) => ({
    ...{ href: `/clients/${id}`, label: name, icon: "users" as const },
    hint: region ?? undefined,
  }));
}

async function complaints(actor: StaffActor, q: string, now: Date, reader: Reader): Promise<PaletteItem[]> {
  if (!can(actor, "complaint.view")) return [];
  const search = {
    ...emptyComplaintSearch,
    ...({ q: inParts(q), group: "all", sort: "registered", descending: true } as const),
  };
  const { rows } = await listComplaints(actor, search, now, reader);
  const named = (number: string) => Number(isNumberOf(number, q));
  return rows
    .toSorted((a, b) => named(b.number) - named(a.number))
    .slice(0, COMPLAINTS)
    .map(({ id, number, subject }) => ({
      ...{ href: `/complaints/${id}`, label: subject, icon: "book-open" as const },
      hint: number,
    }));
}
