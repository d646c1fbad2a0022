import { sweepAlarms } from "#db/assignments/alarms.ts";
import type { Job } from "./run.ts";

/** Notice terms that have passed and owe their letters. */
export const alarmsSweep: Job<"alarms.sweep"> = async (_, run) => {
  const raised = await sweepAlarms(run.now());
  if (raised > 0) run.log.info({ raised }, "alarms");
};
