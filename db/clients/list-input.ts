import type { ListColumn } from "#db/clients/list-columns.ts";
import type { ClientClass, ClientStatus } from "#db/clients/registries.ts";
import type { SegmentTree } from "#db/segments/tree.ts";

export const clientSorts = ["name", "class", "status", "contact", "due", "created"] as const;
export type ClientSort = (typeof clientSorts)[number];

/** The word in a filter by owner for clients that have none. */
export const NO_OWNER = "none";

/** What a list is asked for. Empty arrays and null do not narrow it. */
export interface ClientSearch {
  q: string;
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
