import { releaseExpired } from "#db/mailings/batches.ts";
import { finishIfDone, pauseByProvider, type RunningMailing, runningMailings } from "#db/mailings/running.ts";
import { sendBatch } from "./mailings-batch.ts";
import { sendSingly } from "./mailings-singly.ts";
import type { Job, JobRun } from "./run.ts";

/** Send what running mailings owe, in turn, some letters of each. */
export const sendMailings: Job<"mailings.send"> = async (_, run) => {
  await releaseExpired(run.now());
  let wasBusy = true;
  while (wasBusy && !run.stopping.aborted) {
    wasBusy = false;
    for (const mailing of await runningMailings(run.now())) {
      if (run.stopping.aborted) return;
      wasBusy = (await sendSome(mailing, run)) || wasBusy;
    }
  }
};

/** Whether there was something to do for the mailing, and may be more at once. */
async function sendSome(mailing: RunningMailing, run: JobRun): Promise<boolean> {
  const transport = run.mail.transportOf(mailing.provider ?? "");
  if (transport === null) {
    run.log.warn({ mailing: mailing.id, provider: mailing.provider }, "the provider is not set up");
    await pauseByProvider(mailing.id, "the provider is not set up");
    return false;
  }
  const progress = transport.batches
    ? await sendBatch(mailing, transport, transport.batches, run)
    : await sendSingly(mailing, transport, run);
  if (progress === "nothing due" && (await finishIfDone(mailing.id, run.now()))) {
    run.log.info({ mailing: mailing.id }, "mailing finished");
  }
  return progress === "more";
}
