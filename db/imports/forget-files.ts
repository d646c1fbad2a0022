import { and, inArray, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { imports } from "./table.ts";

const KEPT_MS = 30 * 86_400_000;

/** Files of imports that nobody has gone on with: their cells stay, the file itself goes. Answers how many. */
export async function forgetFiles(tx: Tx, now: Date): Promise<number> {
  const stale = and(
    isNotNull(imports.file),
    inArray(imports.state, ["mapping", "ready"]),
    lt(imports.createdAt, new Date(now.getTime() - KEPT_MS)),
  );
  return (await tx.update(imports).set({ file: null }).where(stale)).count;
}
