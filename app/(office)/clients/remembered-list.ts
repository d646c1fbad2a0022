/** The list a card was opened from: its address, the clients in their order as far as they are known, and what lies beyond. */
export interface RememberedList {
  href: string;
  /** Filters and order, as the address of the list carries them. */
  query: string;
  ids: readonly string[];
  /** Places of the list where its known part begins and ends; null: there is nothing beyond. */
  previous: string | null;
  next: string | null;
}

const name = "slovo.clients";
/** So many ids are kept around the card at hand: who walks through a whole base does not carry it along. */
const MOST = 500;

export function rememberList(list: RememberedList): void {
  sessionStorage.setItem(name, JSON.stringify(list));
}

/** Null in a fresh tab, and where the browser keeps nothing. */
export function rememberedList(): RememberedList | null {
  const kept = sessionStorage.getItem(name);
  return kept === null ? null : (JSON.parse(kept) as RememberedList);
}

type Way = "next" | "previous";
type Found = Pick<RememberedList, "ids" | "next" | "previous">;

/** The list with the page beyond its end in that direction; null when that could not be asked for. */
async function beyond(list: RememberedList, way: Way): Promise<RememberedList | null> {
  const place = way === "next" ? { after: list.next } : { before: list.previous };
  const answer = await fetch("/clients/around", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: list.query, ...place }),
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { data } = (await answer.json()) as { data: Found };
  return way === "next"
    ? { ...list, ids: [...list.ids.slice(-MOST), ...data.ids], next: data.next }
    : { ...list, ids: [...data.ids, ...list.ids.slice(0, MOST)], previous: data.previous };
}

/** The client after or before this one, asked for when it stands on a page not seen yet. Undefined: there is none. */
export async function neighbourOf(id: string, way: Way): Promise<string | undefined> {
  const list = rememberedList();
  const at = list?.ids.indexOf(id) ?? -1;
  if (!list || at < 0) return undefined;
  const step = way === "next" ? 1 : -1;
  if (list.ids[at + step] || !list[way]) return list.ids[at + step];
  const longer = await beyond(list, way);
  if (!longer) return undefined;
  rememberList(longer);
  return longer.ids[longer.ids.indexOf(id) + step];
}
