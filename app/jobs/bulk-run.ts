import { runBulk } from "#db/bulk/run.ts";
import type { Job } from "./run.ts";

/** Change many clients, or take such a change back: whatever a bulk edit waits for. */
export const bulkRun: Job<"bulk.run"> = ({ bulkId }, run) => runBulk(bulkId, run.now, run.stopping);
