import type { JobName } from "#db/jobs/list.ts";
import { alarmsSweep } from "./alarms-sweep.ts";
import { importsRun } from "./imports-run.ts";
import { sendLetters } from "./letters-send.ts";
import type { Job } from "./run.ts";
import { sessionsSweep } from "./sessions-sweep.ts";

/** What each job of the list does. */
export const allJobs: { [N in JobName]: Job<N> } = {
  "letters.send": sendLetters,
  "alarms.sweep": alarmsSweep,
  "imports.run": importsRun,
  "sessions.sweep": sessionsSweep,
};
