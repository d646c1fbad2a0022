import type { ProductSearch } from "#db/products/queries.ts";
import { clean } from "#db/values/text.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
type Raw = Record<string, string | string[] | undefined>;

function placeOf(text: string): ProductSearch["after"] {
  const [, id = "", name = ""] = /^([0-9a-f-]{36}) (.+)$/su.exec(text) ?? [];
  return UUID.test(id) ? [name, id] : null;
}

/** What is not understood is left out: an address typed by hand is never an error. */
export function parseProducts(raw: Raw): ProductSearch {
  const one = (name: string) => [raw[name] ?? []].flat()[0] ?? "";
  return {
    q: clean(one("q")).slice(0, 100),
    groupId: UUID.test(one("group")) ? one("group") : null,
    archived: one("archived") === "1",
    after: placeOf(clean(one("after")).slice(0, 400)),
  };
}

export function productsHref({ q, groupId, archived, after }: ProductSearch): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (groupId) query.set("group", groupId);
  if (archived) query.set("archived", "1");
  if (after) query.set("after", `${after[1]} ${after[0]}`);
  return `/products${query.size > 0 ? `?${query}` : ""}`;
}
