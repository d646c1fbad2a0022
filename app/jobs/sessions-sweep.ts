import { sweepKeys } from "#db/idempotency.ts";
import { forgetFiles } from "#db/imports/forget-files.ts";
import { forgetMail } from "#db/inbox/forget-mail.ts";
import { inTransaction } from "#db/index.ts";
import { sweepWorkers } from "#db/jobs/workers.ts";
import { sweepSessions } from "#db/staff/sessions.ts";
import type { Job } from "./run.ts";

/**
 * Forget what has expired: sessions, links, failed sign-ins, keys of creates, files of imports given up, letters long dealt
 * with, workers long gone.
 */
export const sessionsSweep: Job<"sessions.sweep"> = async (_, run) => {
  await sweepSessions(run.now());
  await inTransaction((tx) => sweepKeys(tx, run.now()));
  await inTransaction((tx) => forgetFiles(tx, run.now()));
  await inTransaction((tx) => forgetMail(tx, run.now()));
  await sweepWorkers(run.now());
};
