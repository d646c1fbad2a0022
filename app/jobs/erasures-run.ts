import { backupFolder } from "#db/backups/files.ts";
import { databaseLogins, env } from "#db/env.ts";
import { runErasure } from "#db/erasures/run.ts";
import type { Job } from "./run.ts";

/** A person whom a director has ordered to be forgotten. */
export const erasuresRun: Job<"erasures.run"> = async ({ erasureId }, run) => {
  const { ownerUrl } = databaseLogins(env());
  const secret = env().TOKEN_SECRET;
  await runErasure({ ownerUrl, folder: backupFolder(), secret }, erasureId, run.now());
  run.log.info({ erasureId }, "erasure");
};
