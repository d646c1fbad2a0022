import type { clients, legalEntities } from "#db/clients/table.ts";

type ClientRow = typeof clients.$inferSelect;

/** Columns of a client that an import may change. */
export const changedColumns = [
  "kind",
  "name",
  "nameKey",
  "role",
  "status",
  "class",
  "ownerId",
  "branchId",
  "groupId",
  "region",
  "source",
  "address",
  "site",
  "note",
  "tags",
  "own",
  "externalId",
  "search",
] as const satisfies readonly (keyof ClientRow)[];

export type ClientValues = Pick<ClientRow, (typeof changedColumns)[number]>;

export const entityColumns = [
  "name",
  "inn",
  "kpp",
  "ogrn",
  "address",
  "checksumNote",
] as const satisfies readonly (keyof typeof legalEntities.$inferSelect)[];

export type EntityValues = Pick<typeof legalEntities.$inferSelect, (typeof entityColumns)[number]>;

/** What one row changed: enough to put everything back, and to see what people have changed since. */
export interface BeforeImage {
  /** Null for a client that the row created. */
  client: {
    before: Partial<ClientValues>;
    after: Partial<ClientValues>;
    version: number;
    updatedAt: string;
  } | null;
  entity: { id: string; before: Partial<EntityValues>; after: Partial<EntityValues>; version: number } | null;
  made: { entities: string[]; contacts: string[]; points: string[] };
}
