import { inCode } from "#db/history/columns.ts";
import type { Change } from "#db/history/rewind.ts";
import { isKept, type KeptTable, keyOf, lay, patch, type Row, type State } from "#db/history/state.ts";
import type { Kept } from "#db/merges/kept.ts";

export interface KeptMerge {
  id: string;
  mergedAt: Date;
  undoneAt: Date | null;
  kept: Kept | null;
  /** In the order in which they were made. */
  changes: readonly { table: string; key: Row; before: Row; after: Row | null }[];
}

interface Step {
  table: KeptTable;
  key: Row;
  before: Row;
  after: Row | null;
  /** Columns that the undo left as people had made them, by their names in the base. */
  left: readonly string[];
}

const sameKey = (a: Row, b: Row) => Object.entries(a).every(([column, value]) => b[column] === value);

function stepsOf({ changes, kept }: KeptMerge): Step[] {
  return changes.flatMap(({ table, key, before, after }) => {
    if (!isKept(table)) return [];
    const left = (kept?.changed ?? []).find((one) => one.table === table && sameKey(one.key, key));
    const row = left && left.columns.length === 0 ? null : (left?.columns ?? []);
    // Taken away and not put back: the undo changed nothing of it.
    return [{ table, key, before, after, left: row ?? Object.keys(before) }];
  });
}

const instants = new Set(["createdAt", "archivedAt", "deletedAt", "cancelledAt", "updatedAt"]);
const typed = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      instants.has(name) && typeof value === "string" ? new Date(value) : value,
    ]),
  );
const coded = (table: KeptTable, row: Row): Row => typed(inCode(table, row));

/** Before the merge: every row as it was, the last step first. */
function part(state: State, steps: readonly Step[]): void {
  for (const { table, key, before, after } of steps.toReversed()) {
    const was = coded(table, before);
    if (after === null) lay(state, table, was);
    else patch(state, table, keyOf(table, coded(table, key)), was);
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What people have made of a column since the merge is not undone, though it may be what stood there before it. */
function isTheirs({ table, key, after }: Step, column: string, since: readonly Change[]): boolean {
  const own = keyOf(table, coded(table, key));
  const last = since
    .flatMap(({ made }) => made ?? [])
    .find((made) => made.table === table && made.key === own && column in made.values);
  return last !== undefined && !same(last.values[column], coded(table, after ?? {})[column]);
}

/** Before its undo: every row as the merge had made it. */
function join(state: State, steps: readonly Step[], since: readonly Change[]): void {
  for (const step of steps) {
    const { table, key, before, after, left } = step;
    const own = keyOf(table, { ...coded(table, key), ...coded(table, before) });
    if (after === null) {
      if (left.length === 0) state[table].delete(own);
      continue;
    }
    const made = Object.fromEntries(Object.entries(after).filter(([column]) => !left.includes(column)));
    const undone = Object.entries(coded(table, made)).filter(([column]) => !isTheirs(step, column, since));
    patch(state, table, own, Object.fromEntries(undone));
  }
}

/** A merge of cards, and its undo where it was undone. */
export function changesOfMerge(merge: KeptMerge): Change[] {
  const steps = stepsOf(merge);
  const { id, mergedAt, undoneAt } = merge;
  const made: Change = { at: mergedAt, order: id, back: (state) => part(state, steps) };
  if (!undoneAt) return [made];
  const undone: Change = {
    at: undoneAt,
    order: id,
    back: (state, earlier) =>
      join(
        state,
        steps,
        earlier.filter(({ at }) => at > mergedAt),
      ),
  };
  return [made, undone];
}
