type Link = {
  href: string;
  target: string;
  download: string;
  hasAttribute: (name: string) => boolean;
};

/** The address a link may be taken to softly, or undefined where the browser should go itself. */
export function linkTarget(link: Link, here: string): string | undefined {
  if (!link.hasAttribute("href") || link.hasAttribute("download") || link.hasAttribute("data-hard")) return;
  if (link.target && link.target !== "_self") return;
  const url = new URL(link.href, here);
  const now = new URL(here);
  if (url.origin !== now.origin || url.pathname.startsWith("/api/")) return;
  if (url.hash && url.pathname === now.pathname && url.search === now.search) return;
  return url.pathname + url.search + url.hash;
}

/** Where a GET form goes. Empty fields are left out: an address says only what was asked. */
export function searchTarget(action: URL, data: Iterable<[string, FormDataEntryValue]>): string {
  const query = new URLSearchParams();
  for (const [name, value] of data) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
  }
  return query.size === 0 ? action.pathname : `${action.pathname}?${query}`;
}

/** Is the page within this place of the product? */
export function isWithin(pathname: string, place: string): boolean {
  const [path = place] = place.split("?");
  return pathname === path || pathname.startsWith(`${path}/`);
}
