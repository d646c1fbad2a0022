/** `npm run backup [-- --to FOLDER]`: a copy of everything the database holds, while the office works. */
import { join, resolve } from "node:path";
import { BackupFault } from "#db/backups/faults.ts";
import { runBackup } from "#db/backups/run.ts";
import { StartError } from "./errors.ts";
import { parseOptions } from "./parse-options.ts";
import { withOwnDatabase } from "./with-own-database.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const { values } = parseOptions(["to"], 0);
  const dataDir = resolve(process.env.DATA_DIR?.trim() || ".data");
  const folder = values.to ? resolve(values.to) : join(dataDir, "backups");
  await withOwnDatabase(dataDir, async (ownerUrl) => {
    const made = await runBackup({ ownerUrl, folder, origin: "ordered" }, () => new Date());
    const rows = made.manifest?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
    say(`${made.file}\n${rows} rows, ${((made.bytes ?? 0) / 1e6).toFixed(1)} MB`);
  });
} catch (error) {
  if (!(error instanceof BackupFault || error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
