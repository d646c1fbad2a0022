import { type KeptTable, keptTables, type Row, type State } from "#db/history/state.ts";

/** One change that was made, and how the rows stood before it. */
export interface Change {
  at: Date;
  /** Of two changes of one moment, the one that came later has the greater. */
  order: string;
  back: (state: State, earlier: readonly Change[]) => void;
  /** What it gave to columns of rows, where that is known. */
  made?: readonly Made[];
  /** What of it can be told no more. */
  lost?: Loss;
}

export interface Made {
  table: KeptTable;
  key: string;
  values: Row;
}

/** `erased`: by an act. `import`: what a file added and its undo took away. */
export type Loss = "erased" | "import";

/**
 * The rows as they stood at the moment, from the rows as they stand now and every change made since: the last change is
 * taken back first. What was written down later is not there. Answers also what could not be told.
 */
export function rewind(
  now: State,
  changes: readonly Change[],
  at: Date,
): { state: State; losses: Set<Loss> } {
  const state = Object.fromEntries(keptTables.map((table) => [table, new Map(now[table])])) as State;
  const all = [...changes].sort(byLast);
  const later = all.filter((change) => change.at >= at);
  for (const [index, { back }] of later.entries()) back(state, all.slice(index + 1));
  for (const rows of Object.values(state))
    for (const [key, { createdAt }] of rows)
      if (createdAt instanceof Date && createdAt >= at) rows.delete(key);
  return { state, losses: new Set(later.flatMap(({ lost }) => lost ?? [])) };
}

const byLast = (a: Change, b: Change) =>
  b.at.getTime() - a.at.getTime() || (a.order < b.order ? 1 : a.order > b.order ? -1 : 0);
