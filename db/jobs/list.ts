import { z } from "zod";

/** How a job starts: by the clock of the office, every few seconds in each worker, or when a command asks. */
type Trigger =
  | { by: "cron"; cron: string; timeZone: string }
  | { by: "interval"; seconds: number }
  | { by: "request" };

interface JobDefinition {
  payload: z.ZodType<object>;
  trigger: Trigger;
  /** For queued jobs. A process that dies in the middle is noticed by its missing heartbeat. */
  retry?: { limit: number; delaySeconds: number; heartbeatSeconds: number; expireSeconds: number };
}

const nothing = z.strictObject({});

/** Everything that runs by itself. Jobs by interval run in every worker at once and must stand it. */
export const jobs = {
  "letters.send": { payload: nothing, trigger: { by: "interval", seconds: 1 } },
  "mail.read": { payload: nothing, trigger: { by: "interval", seconds: 5 } },
  "mail.sort": { payload: nothing, trigger: { by: "interval", seconds: 2 } },
  "alarms.sweep": { payload: nothing, trigger: { by: "interval", seconds: 30 } },
  "complaints.alarms": { payload: nothing, trigger: { by: "interval", seconds: 30 } },
  "access.watch": { payload: nothing, trigger: { by: "interval", seconds: 20 } },
  "access.sweep": {
    payload: nothing,
    trigger: { by: "cron", cron: "35 3 * * *", timeZone: "Europe/Moscow" },
    retry: { limit: 3, delaySeconds: 300, heartbeatSeconds: 60, expireSeconds: 1800 },
  },
  "erasures.run": {
    payload: z.strictObject({ erasureId: z.uuid() }),
    trigger: { by: "request" },
    // Ten days: it waits for a complaint or a promise that came after the order.
    retry: { limit: 960, delaySeconds: 900, heartbeatSeconds: 60, expireSeconds: 7200 },
  },
  "imports.run": {
    payload: z.strictObject({ importId: z.uuid() }),
    trigger: { by: "request" },
    retry: { limit: 5, delaySeconds: 5, heartbeatSeconds: 20, expireSeconds: 3600 },
  },
  "bulk.run": {
    payload: z.strictObject({ bulkId: z.uuid() }),
    trigger: { by: "request" },
    retry: { limit: 20, delaySeconds: 5, heartbeatSeconds: 20, expireSeconds: 3600 },
  },
  "mailings.send": { payload: nothing, trigger: { by: "interval", seconds: 1 } },
  "mailings.gather": {
    payload: z.strictObject({ mailingId: z.uuid() }),
    trigger: { by: "request" },
    retry: { limit: 20, delaySeconds: 5, heartbeatSeconds: 20, expireSeconds: 900 },
  },
  "sessions.sweep": {
    payload: nothing,
    trigger: { by: "cron", cron: "20 3 * * *", timeZone: "Europe/Moscow" },
    retry: { limit: 3, delaySeconds: 60, heartbeatSeconds: 60, expireSeconds: 600 },
  },
  "backups.run": {
    payload: z.strictObject({ backupId: z.uuid() }),
    trigger: { by: "request" },
    retry: { limit: 2, delaySeconds: 30, heartbeatSeconds: 60, expireSeconds: 7200 },
  },
  "backups.nightly": {
    payload: nothing,
    trigger: { by: "cron", cron: "40 1 * * *", timeZone: "Europe/Moscow" },
    retry: { limit: 3, delaySeconds: 300, heartbeatSeconds: 60, expireSeconds: 7200 },
  },
  "classes.count": {
    payload: nothing,
    trigger: { by: "cron", cron: "25 2 * * *", timeZone: "Europe/Moscow" },
    retry: { limit: 3, delaySeconds: 120, heartbeatSeconds: 60, expireSeconds: 3600 },
  },
  "duplicates.find": {
    payload: nothing,
    trigger: { by: "cron", cron: "10 2 * * *", timeZone: "Europe/Moscow" },
    retry: { limit: 5, delaySeconds: 30, heartbeatSeconds: 60, expireSeconds: 7200 },
  },
  "invariants.check": {
    payload: nothing,
    trigger: { by: "cron", cron: "50 4 * * *", timeZone: "Europe/Moscow" },
    retry: { limit: 3, delaySeconds: 300, heartbeatSeconds: 60, expireSeconds: 900 },
  },
} as const satisfies Record<string, JobDefinition>;

type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobPayload<N extends JobName = JobName> = z.infer<Jobs[N]["payload"]>;

/** Jobs that wait in the queue; the rest are run by interval and never queued. */
export type QueuedJobName = {
  [N in JobName]: Jobs[N]["trigger"]["by"] extends "interval" ? never : N;
}[JobName];

export const jobNames = Object.keys(jobs) as JobName[];

export const queuedJobNames = jobNames.filter(
  (name): name is QueuedJobName => jobs[name].trigger.by !== "interval",
);
