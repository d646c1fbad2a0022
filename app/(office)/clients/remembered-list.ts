/** The list a card was opened from: its address and the clients of that page in their order. */
export interface RememberedList {
  href: string;
  ids: readonly string[];
}

const name = "slovo.clients";

export function rememberList(list: RememberedList): void {
  sessionStorage.setItem(name, JSON.stringify(list));
}

/** Null in a fresh tab, and where the browser keeps nothing. */
export function rememberedList(): RememberedList | null {
  const kept = sessionStorage.getItem(name);
  return kept === null ? null : (JSON.parse(kept) as RememberedList);
}
