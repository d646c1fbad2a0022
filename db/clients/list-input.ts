import type { ListColumn } from "#db/clients/list-columns.ts";
import type { ClientClass, ClientStatus } from "#db/clients/registries.ts";
import { fieldKinds } from "#db/fields/kinds.ts";
import { type OwnName, readOwnName } from "#db/fields/value.ts";
import type { SegmentTree } from "#db/segments/tree.ts";

/** By `match` stands first what a query fits best; it is the usual order of a query, and of names without one. */
export const clientSorts = [
  "name",
  "match",
  "class",
  "status",
  "owner",
  "contact",
  "due",
  "region",
  "created",
] as const;
/** Also by a field of the company whose kind has an order. */
export type ClientSort = (typeof clientSorts)[number] | OwnName;

export function isClientSort(name: string): name is ClientSort {
  const own = readOwnName(name);
  return own ? fieldKinds[own.kind].sorted !== undefined : (clientSorts as readonly string[]).includes(name);
}

/**
 * How a query is read: as asked, which may turn to what it was meant for when it finds next to nothing; to the letter; or
 * with a slip in its words at once, as further pages of such a list are.
 */
export const readings = ["asked", "literal", "near"] as const;
export type Reading = (typeof readings)[number];

/** The word in a filter by owner for clients that have none. */
export const NO_OWNER = "none";

/** What a list is asked for. Empty arrays and null do not narrow it. */
export interface ClientSearch {
  q: string;
  reading: Reading;
  regions: readonly string[];
  owners: readonly string[];
  statuses: readonly ClientStatus[];
  classes: readonly ClientClass[];
  branches: readonly string[];
  tags: readonly string[];
  /** Next promise: already past, or within seven days. */
  due: "late" | "week" | null;
  archived: boolean;
  /** Any further conditions, as a segment has them. */
  tree: SegmentTree | null;
  /** Columns whose values have to be looked up beside the row. */
  columns: readonly ListColumn[];
  sort: ClientSort;
  descending: boolean;
  /** Keys of the row after which, or before which, the page stands. */
  after: string | null;
  before: string | null;
}

export const emptySearch: ClientSearch = {
  q: "",
  reading: "asked",
  regions: [],
  owners: [],
  statuses: [],
  classes: [],
  branches: [],
  tags: [],
  due: null,
  archived: false,
  tree: null,
  columns: [],
  sort: "name",
  descending: false,
  after: null,
  before: null,
};

/** Best matches first where something is looked for, else the order of names. */
export const usualSort = (q: string): ClientSort => (q.trim() === "" ? "name" : "match");
