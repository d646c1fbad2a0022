/** Which papers of a client are shown. */
export const ledgerShows = ["all", "orders", "invoices", "payments"] as const;
export type LedgerShow = (typeof ledgerShows)[number];
