import { searchDuplicates } from "#db/duplicates/search-run.ts";
import { gatherStragglers } from "#db/merges/stragglers.ts";
import type { Job } from "./run.ts";

/** Go through the base for cards that may be one client; what came too late to a merged card follows it first. */
export const duplicatesFind: Job<"duplicates.find"> = async (_, run) => {
  await gatherStragglers();
  await searchDuplicates(run.now, run.stopping);
};
