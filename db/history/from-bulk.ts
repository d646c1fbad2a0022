import type { BulkChange } from "#db/bulk/input.ts";
import type { Outcome } from "#db/bulk/outcomes.ts";
import { type OwnValue, type OwnValues, withOwn } from "#db/fields/value.ts";
import type { Change } from "#db/history/rewind.ts";
import { patch, type Row } from "#db/history/state.ts";

export interface KeptBulkRow {
  bulkId: string;
  clientId: string;
  change: BulkChange;
  outcome: Outcome | null;
  /** As JSON; null where nothing stood, too. */
  before: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

/** The column of the client that each kind of change gives a value. */
export const columnOf = {
  status: "status",
  class: "class",
  region: "region",
  source: "source",
  branch: "branchId",
  owner: "ownerId",
  tags_add: "tags",
  tags_remove: "tags",
  list_add: null,
  archive: "archivedAt",
  own: "own",
} as const satisfies Record<BulkChange["kind"], string | null>;

/** How rows end that the edit did change: the last two when it could not be taken back. */
export const didChange = ["changed", "restored", "kept", "out_of_reach"] as const satisfies Outcome[];
const changed: ReadonlySet<Outcome | null> = new Set(didChange);

const sorted = (tags: Iterable<string>) => [...new Set(tags)].sort();

/** What the change had made of the row, seen from the row after it was taken back. */
function madeOf({ change, createdAt }: KeptBulkRow, before: unknown, row: Row): Row {
  const column = columnOf[change.kind];
  if (column === null) return {};
  const [was, is] = [before as string[], row.tags as string[]];
  if (change.kind === "archive") return { archivedAt: createdAt };
  if (change.kind === "tags_add")
    return { tags: sorted([...is, ...change.value.filter((tag) => !was.includes(tag))]) };
  if (change.kind === "tags_remove")
    return { tags: is.filter((tag) => !(was.includes(tag) && change.value.includes(tag))) };
  return { [column]: change.value };
}

/** The value that the change gave in place of that one. */
export function givenBy(change: BulkChange, before: unknown): unknown {
  const tags = before as string[];
  if (change.kind === "tags_add") return sorted([...tags, ...change.value]);
  if (change.kind === "tags_remove") return tags.filter((tag) => !change.value.includes(tag));
  return change.value;
}

/** A bulk edit of one client, and its undo where it was undone. */
export function changesOfBulk(row: KeptBulkRow): Change[] {
  const { bulkId, clientId, change, outcome, finishedAt, createdAt, undoneAt } = row;
  const column = columnOf[change.kind];
  if (outcome === "erased") return lostTo(row);
  if (column === null || !changed.has(outcome)) return [];
  const before: unknown = JSON.parse(row.before ?? "null");
  if (change.kind === "own") return changesOfOwn(row, change, before as OwnValue | null);
  const made: Change = {
    at: finishedAt ?? createdAt,
    order: bulkId,
    back: (state) => patch(state, "clients", clientId, { [column]: before }),
    made: [{ table: "clients", key: clientId, values: { [column]: givenBy(change, before) } }],
  };
  if (outcome !== "restored" || !undoneAt) return [made];
  const undone: Change = {
    at: undoneAt,
    order: bulkId,
    back: (state) => {
      const now = state.clients.get(clientId);
      if (now) patch(state, "clients", clientId, madeOf(row, before, now));
    },
    made: [{ table: "clients", key: clientId, values: { [column]: before } }],
  };
  return [made, undone];
}

/** An act has taken what was there before, and with it whether an undo gave it back. */
const lostTo = ({ bulkId, finishedAt, createdAt, undoneAt }: KeptBulkRow): Change[] =>
  [finishedAt ?? createdAt, ...(undoneAt ? [undoneAt] : [])].map((at) => ({
    ...{ at, order: bulkId, lost: "erased" },
    back: () => {},
  }));

/** One field among those of the company: the others stay as they stand on either side of the change. */
function changesOfOwn(
  { bulkId, clientId, outcome, finishedAt, createdAt, undoneAt }: KeptBulkRow,
  { field, value }: Extract<BulkChange, { kind: "own" }>,
  before: OwnValue | null,
): Change[] {
  const put =
    (to: OwnValue | null): Change["back"] =>
    (state) => {
      const own = state.clients.get(clientId)?.own as OwnValues | undefined;
      if (own) patch(state, "clients", clientId, { own: withOwn(own, field, to) });
    };
  const made = { at: finishedAt ?? createdAt, order: bulkId, back: put(before) };
  if (outcome !== "restored" || !undoneAt) return [made];
  return [made, { at: undoneAt, order: bulkId, back: put(value) }];
}
