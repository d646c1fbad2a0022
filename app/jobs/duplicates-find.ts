import { searchDuplicates } from "#db/duplicates/search-run.ts";
import type { Job } from "./run.ts";

/** Go through the base for cards that may be one client. */
export const duplicatesFind: Job<"duplicates.find"> = async (_, run) => {
  await searchDuplicates(run.now, run.stopping);
};
