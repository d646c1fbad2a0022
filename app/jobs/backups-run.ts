import { backupFolder } from "#db/backups/files.ts";
import { runBackup } from "#db/backups/run.ts";
import { databaseLogins, env } from "#db/env.ts";
import { keepAllActs } from "#db/erasures/run.ts";
import type { Job, JobRun } from "./run.ts";

/** A copy that somebody has ordered. */
export const backupsRun: Job<"backups.run"> = ({ backupId }, run) =>
  make({ origin: "ordered", id: backupId }, run);

/** The copy of the night. */
export const backupsNightly: Job<"backups.nightly"> = (_, run) => make({ origin: "nightly" }, run);

async function make(what: { origin: "nightly" | "ordered"; id?: string }, run: JobRun): Promise<void> {
  const { ownerUrl } = databaseLogins(env());
  const folder = backupFolder();
  const { file, bytes } = await runBackup({ ...what, ownerUrl, folder }, run.now);
  await keepAllActs({ ownerUrl, folder, secret: env().TOKEN_SECRET });
  run.log.info({ file, bytes }, "backup");
}
