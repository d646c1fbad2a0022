import { sweepAccess } from "#db/access/sweep.ts";
import { watchAccess } from "#db/access/watch.ts";
import { databaseLogins, env } from "#db/env.ts";
import type { Job } from "./run.ts";

/** Notice that the base is being carried away, within a minute. */
export const accessWatch: Job<"access.watch"> = async (_, run) => {
  const found = await watchAccess(run.now());
  if (found > 0) run.log.warn({ found }, "anomalies");
};

/** Forget lines older than the settings keep: history that only the owner may thin out. */
export const accessSweep: Job<"access.sweep"> = async (_, run) => {
  const { ownerUrl } = databaseLogins(env());
  const gone = await sweepAccess(ownerUrl, run.now());
  if (gone > 0) run.log.info({ gone }, "access log");
};
