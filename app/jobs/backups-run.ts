import { backupFolder } from "#db/backups/files.ts";
import { runBackup } from "#db/backups/run.ts";
import { databaseLogins, env } from "#db/env.ts";
import type { Job, JobRun } from "./run.ts";

/** A copy that somebody has ordered. */
export const backupsRun: Job<"backups.run"> = ({ backupId }, run) =>
  make({ origin: "ordered", id: backupId }, run);

/** The copy of the night. */
export const backupsNightly: Job<"backups.nightly"> = (_, run) => make({ origin: "nightly" }, run);

async function make(what: { origin: "nightly" | "ordered"; id?: string }, run: JobRun): Promise<void> {
  const { ownerUrl } = databaseLogins(env());
  const { file, bytes } = await runBackup({ ...what, ownerUrl, folder: backupFolder() }, run.now);
  run.log.info({ file, bytes }, "backup");
}
