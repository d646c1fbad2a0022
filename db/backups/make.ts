import type postgres from "postgres";
import { FORMAT, type Part, part, writeContainer } from "#db/backups/container.ts";
import { connectForCopy, copyOut, Tally } from "#db/backups/copy.ts";
import { BackupFault } from "#db/backups/faults.ts";
import { migrationOf } from "#db/backups/journal.ts";
import type { BackupManifest } from "#db/backups/manifest.ts";
import { listSequences, listTables } from "#db/backups/tables.ts";

/** Rows travel in parts of about this many bytes. */
const PART_BYTES = 256 * 1024;

/**
 * Writes everything the database holds into one new file, as it was at one moment. Nobody waits for it: readers and
 * writers go on. Memory does not grow with the base.
 * @throws BackupFault when the database is not one of Slovo.
 */
export async function makeBackup(
  { ownerUrl, path, madeAt }: { ownerUrl: string; path: string; madeAt: Date },
  onBytes?: (written: number) => void,
): Promise<{ manifest: BackupManifest; bytes: number }> {
  const source = connectForCopy(ownerUrl);
  try {
    const migration = await migrationOf(source);
    if (migration === null)
      throw new BackupFault("There is nothing to copy: this database is not one of Slovo.");
    const head = { madeAt: madeAt.toISOString(), migration };
    const tables: BackupManifest["tables"][number][] = [];
    const manifest: BackupManifest = { format: FORMAT, ...head, tables, sequences: [] };
    const bytes = await source.begin("isolation level repeatable read read only", async (snapshot) => {
      const parts = allParts(snapshot, manifest, tables);
      // Left in the middle of a table the connection would wait for ever: it is cut.
      return writeContainer(path, head, parts, onBytes).catch(async (error: unknown) => {
        await source.end({ timeout: 0 });
        throw error;
      });
    });
    return { manifest, bytes: bytes as number };
  } finally {
    await source.end({ timeout: 1 });
  }
}

async function* allParts(
  snapshot: postgres.ISql,
  manifest: BackupManifest,
  sums: BackupManifest["tables"][number][],
): AsyncGenerator<Part> {
  for (const table of await listTables(snapshot)) {
    const { name, columns } = table;
    yield part("T", JSON.stringify({ name, columns }));
    const tally = new Tally();
    let waiting: Buffer[] = [];
    let size = 0;
    for await (const bytes of copyOut(snapshot, table)) {
      tally.add(bytes);
      waiting.push(bytes);
      size += bytes.length;
      if (size < PART_BYTES) continue;
      yield* inParts(Buffer.concat(waiting));
      waiting = [];
      size = 0;
    }
    yield* inParts(Buffer.concat(waiting));
    sums.push({ name, ...tally.sum() });
  }
  manifest.sequences = await listSequences(snapshot);
  yield part("M", JSON.stringify(manifest));
}

/** One row may be as long as a file kept in it. */
function* inParts(bytes: Buffer): Generator<Part> {
  for (let at = 0; at < bytes.length; at += PART_BYTES)
    yield { kind: "D", bytes: bytes.subarray(at, at + PART_BYTES) };
}
