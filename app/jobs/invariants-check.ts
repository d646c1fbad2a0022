import { checkNight } from "#db/invariants/night.ts";
import type { Job } from "./run.ts";

/** Ask the questions of the night. */
export const invariantsCheck: Job<"invariants.check"> = async (_, run) => {
  const total = await checkNight(run.now());
  if (total > 0) run.log.warn({ total }, "losses");
};
