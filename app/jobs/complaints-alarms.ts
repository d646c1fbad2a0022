import { sweepComplaintAlarms } from "#db/complaints/alarms.ts";
import type { Job } from "./run.ts";

/** Notice complaints whose term has passed or comes near, and owe their letters. */
export const complaintsAlarms: Job<"complaints.alarms"> = async (_, run) => {
  const raised = await sweepComplaintAlarms(run.now());
  if (raised > 0) run.log.info({ raised }, "complaint alarms");
};
