import type { JobName } from "#db/jobs/list.ts";
import { accessSweep, accessWatch } from "./access.ts";
import { alarmsSweep } from "./alarms-sweep.ts";
import { backupsNightly, backupsRun } from "./backups-run.ts";
import { bulkRun } from "./bulk-run.ts";
import { classesCount } from "./classes-count.ts";
import { complaintsAlarms } from "./complaints-alarms.ts";
import { duplicatesFind } from "./duplicates-find.ts";
import { erasuresRun } from "./erasures-run.ts";
import { importsRun } from "./imports-run.ts";
import { invariantsCheck } from "./invariants-check.ts";
import { sendLetters } from "./letters-send.ts";
import { readMail } from "./mail-read.ts";
import { sortMail } from "./mail-sort.ts";
import { gatherMailing } from "./mailings-gather.ts";
import { sendMailings } from "./mailings-send.ts";
import type { Job } from "./run.ts";
import { sessionsSweep } from "./sessions-sweep.ts";

/** What each job of the list does. */
export const allJobs: { [N in JobName]: Job<N> } = {
  "letters.send": sendLetters,
  "mail.read": readMail,
  "mail.sort": sortMail,
  "alarms.sweep": alarmsSweep,
  "complaints.alarms": complaintsAlarms,
  "access.watch": accessWatch,
  "access.sweep": accessSweep,
  "erasures.run": erasuresRun,
  "imports.run": importsRun,
  "bulk.run": bulkRun,
  "mailings.send": sendMailings,
  "mailings.gather": gatherMailing,
  "sessions.sweep": sessionsSweep,
  "backups.run": backupsRun,
  "backups.nightly": backupsNightly,
  "classes.count": classesCount,
  "duplicates.find": duplicatesFind,
  "invariants.check": invariantsCheck,
};
