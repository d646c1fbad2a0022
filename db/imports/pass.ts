import type { StaffActor } from "#db/actor.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { authorActor } from "./author.ts";
import type { ImportState } from "./input.ts";
import type { ImportKind } from "./kinds/kind.ts";
import { kindWithOwn } from "./kinds/kinds.ts";
import { loadLookups } from "./lookups.ts";
import type { Lookups } from "./named.ts";
import { holdImport, type ImportWork } from "./rows.ts";
import { RowsAhead } from "./rows-ahead.ts";
import { stopFor } from "./stop.ts";

/** One way through the rows of a file: what it goes by is read once, at its beginning. */
export interface Pass {
  importId: string;
  state: ImportState;
  /** Of the import when the pass began: a later order makes another pass. */
  version: number;
  kind: ImportKind;
  lookups: Lookups;
  rows: RowsAhead;
  /** The last row behind us, and how many there are. */
  cursor: number;
  doneRows: number;
}

/** Null when the import is in another state by now, or its author may no longer have it done. */
export const openPass = (
  importId: string,
  state: ImportState,
  { now, portion }: { now: Date; portion?: number },
): Promise<Pass | null> =>
  inTransaction(async (tx) => {
    const work = await holdImport(tx, importId);
    if (work?.state !== state) return null;
    const author = await authorActor(tx, work.authorId);
    if (!author) return stopFor(tx, work, "author_left", now);
    const kind = await kindWithOwn(work.kind, tx);
    const lookups = await loadLookups(tx, author, work);
    const rows = new RowsAhead({ work, kind, lookups, portion: portion ?? kind.chunk });
    const { version, cursor, doneRows } = work;
    return { importId, state, version, kind, lookups, rows, cursor, doneRows };
  });

/** The import held for one portion of the pass, and its author; null when another worker or another order has it. */
export async function holdFor(
  tx: Tx,
  { importId, state, version, cursor }: Pass,
  now: Date,
): Promise<{ work: ImportWork; author: StaffActor } | null> {
  const work = await holdImport(tx, importId);
  if (work?.state !== state || work.version !== version || work.cursor !== cursor) return null;
  const author = await authorActor(tx, work.authorId);
  return author ? { work, author } : stopFor(tx, work, "author_left", now);
}
