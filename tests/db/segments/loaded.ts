import { importRows } from "#db/imports/table.ts";
import { db } from "#db/index.ts";

export interface Loaded {
  /** Imports that the client was in. */
  import?: readonly string[];
}

/** Rows that some of the imports were about, as the plain evaluation knows them. */
export async function loadedBy<R extends Loaded & { id: string }>(
  rows: readonly R[],
  imports: readonly string[],
): Promise<R[]> {
  const known = rows.map((row, i) => ({ ...row, import: imports.filter((_, n) => i % (n + 2) === 1) }));
  await db.insert(importRows).values(
    known.flatMap(({ id, import: of }, i) =>
      of.map((importId) => ({
        ...{ importId, rowNo: i + 2, cells: [], clientId: id },
        outcome: i % 4 === 1 ? ("created" as const) : ("unchanged" as const),
      })),
    ),
  );
  return known;
}
