import type postgres from "postgres";
import { openContainer } from "#db/backups/container.ts";
import { connectForCopy, copyOut, Tally } from "#db/backups/copy.ts";
import { BackupFault } from "#db/backups/faults.ts";
import { placeOf, withMigrationsUpTo } from "#db/backups/journal.ts";
import { loadRows } from "#db/backups/load.ts";
import type { BackupManifest } from "#db/backups/manifest.ts";
import { owedImports, requeueImports } from "#db/backups/owed.ts";
import { settleCopy } from "#db/backups/settle.ts";
import { listTables } from "#db/backups/tables.ts";
import { connectionFault, requireEmpty } from "#db/backups/target.ts";
import { migrate, migrateWith } from "#db/migrate.ts";

export interface Restored {
  madeAt: Date;
  tables: number;
  rows: number;
  /** What had been under way and now waits for a person, or goes on by itself. */
  pausedMailings: number;
  imports: number;
}

/**
 * Fills an empty database from a copy: the schema it was made of, all rows in one transaction, each table read back and
 * compared, then the newest schema. From its first moment the copy sends nothing.
 * @throws BackupFault with one sentence for the person at the terminal.
 */
export async function restoreBackup(
  { path, ownerUrl, now }: { path: string; ownerUrl: string; now: Date },
  say: (step: string) => void = () => {},
): Promise<Restored> {
  say("Checking the file…");
  const container = await openContainer(path);
  const target = connectForCopy(ownerUrl);
  try {
    if (placeOf(container.migration) >= 0) await requireEmpty(target, ownerUrl, container.migration);
    await withMigrationsUpTo(container.migration, (folder) => migrateWith(ownerUrl, folder));
    say("Loading and comparing…");
    const loaded = await target.begin(async (tx) => {
      const { manifest, columns } = await loadRows(tx, container);
      await compare(tx, manifest, columns);
      const settled = await settleCopy(tx, { copyOf: new Date(manifest.madeAt), now });
      return { manifest, ...settled, owed: await owedImports(tx) };
    });
    say("Bringing it up to date…");
    await migrate(ownerUrl);
    await requeueImports(ownerUrl, loaded.owed);
    const { manifest, pausedMailings, owed } = loaded;
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const madeAt = new Date(manifest.madeAt);
    return { madeAt, tables: manifest.tables.length, rows, pausedMailings, imports: owed.length };
  } catch (error) {
    throw connectionFault(error, ownerUrl) ?? error;
  } finally {
    await target.end({ timeout: 1 });
  }
}

/** Each table is read back from the database and must count and hash as it did when it was copied. */
async function compare(
  tx: postgres.ISql,
  manifest: BackupManifest,
  columns: ReadonlyMap<string, string[]>,
): Promise<void> {
  const here = new Map((await listTables(tx)).map((table) => [table.name, table]));
  for (const expected of manifest.tables) {
    const table = here.get(expected.name);
    const tally = new Tally();
    const copied = table && { ...table, columns: columns.get(table.name) ?? [] };
    if (copied) for await (const bytes of copyOut(tx, copied)) tally.add(bytes);
    const { rows, sha256 } = tally.sum();
    if (rows !== expected.rows || sha256 !== expected.sha256)
      throw new BackupFault(
        `The table ${expected.name} differs from the copy (${rows} rows of ${expected.rows}): nothing was restored.`,
      );
  }
}
