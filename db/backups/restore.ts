import { existsSync } from "node:fs";
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
import { type Act, ActsFault, readActs } from "#db/erasures/acts-file.ts";
import { repeatErasures } from "#db/erasures/repeat.ts";
import { migrate, migrateWith } from "#db/migrate.ts";
import { asOwner } from "#db/owner.ts";

export interface Restored {
  madeAt: Date;
  tables: number;
  rows: number;
  /** What had been under way and now waits for a person, or goes on by itself. */
  pausedMailings: number;
  imports: number;
  /** People forgotten after the copy was made, and forgotten again in it. */
  erasures: number;
}

/** Acts of erasure to repeat, and what they are sealed with; null when a person has decided to do without. */
export interface ActsToRepeat {
  path: string;
  /** The TOKEN_SECRET of the original, as far as it is known here. */
  secret: string | undefined;
}

/**
 * Fills an empty database from a copy: the schema it was made of, all rows in one transaction, each table read back and
 * compared, then the newest schema. From its first moment the copy sends nothing.
 * @throws BackupFault with one sentence for the person at the terminal.
 */
export async function restoreBackup(
  { path, ownerUrl, now, acts }: { path: string; ownerUrl: string; now: Date; acts: ActsToRepeat | null },
  say: (step: string) => void = () => {},
): Promise<Restored> {
  say("Checking the file…");
  const container = await openContainer(path);
  const forgotten = acts === null ? null : readForgotten(acts);
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
    const erasures = forgotten === null ? 0 : await forgetAgain(ownerUrl, forgotten, now, say);
    await requeueImports(ownerUrl, loaded.owed);
    const { manifest, pausedMailings, owed } = loaded;
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const madeAt = new Date(manifest.madeAt);
    return { madeAt, tables: manifest.tables.length, rows, pausedMailings, imports: owed.length, erasures };
  } catch (error) {
    throw connectionFault(error, ownerUrl) ?? error;
  } finally {
    await target.end({ timeout: 1 });
  }
}

interface Forgotten {
  acts: Act[];
  secret: string;
}

/** Read before anything is loaded: who was forgotten must not come back because a file cannot be read. */
function readForgotten({ path, secret }: ActsToRepeat): Forgotten | null {
  if (!existsSync(path)) return null;
  if (!secret)
    throw new BackupFault(
      `People were erased after this copy (${path}): set TOKEN_SECRET to that of the original, or add --erasures none and erase them again by hand.`,
    );
  try {
    return { acts: readActs(path, secret), secret };
  } catch (error) {
    if (!(error instanceof ActsFault)) throw error;
    throw new BackupFault(
      `The acts of erasure in ${path} are damaged, or TOKEN_SECRET is not that of the original: nothing was restored.`,
    );
  }
}

async function forgetAgain(
  ownerUrl: string,
  { acts, secret }: Forgotten,
  now: Date,
  say: (step: string) => void,
): Promise<number> {
  say("Forgetting again whom the original has forgotten…");
  return asOwner(ownerUrl, (tx) => repeatErasures(tx, acts, { secret, now }));
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
