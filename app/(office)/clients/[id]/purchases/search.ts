import type { LedgerSearch } from "#db/purchases/ledger.ts";
import { ledgerShows } from "#db/purchases/ledger-shows.ts";
import type { RawSearch } from "../../search.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What is not understood is left out: an address typed by hand is never an error. */
export function parseLedger(raw: RawSearch): LedgerSearch {
  const one = (name: string) => [raw[name] ?? []].flat()[0] ?? "";
  const idOf = (name: string) => (UUID.test(one(name)) ? one(name) : null);
  const productId = idOf("product");
  return {
    show: ledgerShows.find((name) => name === one("show")) ?? "all",
    productId,
    groupId: productId === null ? idOf("group") : null,
    before: one("before").slice(0, 100) || null,
  };
}

/** The address of another part of the ledger. */
export function ledgerHref(clientId: string, { show, productId, groupId, before }: LedgerSearch): string {
  const query = new URLSearchParams();
  if (show !== "all") query.set("show", show);
  if (productId) query.set("product", productId);
  if (groupId) query.set("group", groupId);
  if (before) query.set("before", before);
  return `/clients/${clientId}/purchases${query.size > 0 ? `?${query}` : ""}`;
}
