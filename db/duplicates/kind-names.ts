/** What duplicates are looked for among: cards of clients, and the people who stand on them. */
export const kindNames = ["client", "contact"] as const;
export type KindName = (typeof kindNames)[number];
