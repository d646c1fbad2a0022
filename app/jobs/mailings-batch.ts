import { beginAttempt, recordAccepted, recordFailure, takeBack } from "#db/mailings/attempt.ts";
import { type Batch, keepUnsure, newBatchKey, reclaimBatch, rekeyBatch } from "#db/mailings/batches.ts";
import { claimRecipients, releaseRecipients } from "#db/mailings/claim.ts";
import { pauseByProvider, type RunningMailing } from "#db/mailings/running.ts";
import {
  type Batches,
  type BatchResult,
  type OutgoingLetter,
  Retry,
  Stopped,
  type Transport,
  Unreachable,
  Unsure,
} from "#emails/send/outgoing.ts";
import { writerOf } from "./mailings-letter.ts";
import { isResting, letRest, type Progress } from "./mailings-rest.ts";
import { claimMs, leaseMs } from "./mailings-singly.ts";
import type { JobRun } from "./run.ts";

interface Handing {
  mailing: RunningMailing;
  transport: Transport;
  batches: Batches;
  run: JobRun;
  write(letter: Batch["letters"][number]): OutgoingLetter;
}

/** Hand over one batch: first one of which nobody knows whether it was taken, otherwise what is due. */
export async function sendBatch(
  mailing: RunningMailing,
  transport: Transport,
  batches: Batches,
  run: JobRun,
): Promise<Progress> {
  if (isResting(transport, run.now())) return "resting";
  const handing: Handing = { mailing, transport, batches, run, write: await writerOf(mailing, run.mail) };
  const unsure = await reclaimBatch(mailing.id, leaseMs, run.now());
  if (unsure) {
    await handOver(unsure, true, handing);
    return isResting(transport, run.now()) ? "resting" : "more";
  }
  const { found, letters } = await claimRecipients(mailing, batches.size, claimMs, run.now());
  if (found === 0) return "nothing due";
  try {
    const key = newBatchKey(run.now());
    const host = new URL(run.mail.appUrl).hostname;
    const attempt = { provider: transport.name, keyed: true, batchKey: key, host, leaseMs };
    const begun = await beginAttempt(letters, attempt, run.now());
    const going = letters.filter(({ id }) => begun.has(id));
    if (going.length > 0) await handOver({ key, letters: going }, false, handing);
  } finally {
    await releaseRecipients(letters);
  }
  return isResting(transport, run.now()) ? "resting" : "more";
}

/** `isRepeat`: it may have been taken before, so that no trouble of today proves that it was not. */
async function handOver(batch: Batch, isRepeat: boolean, handing: Handing): Promise<void> {
  const { batches, run, write } = handing;
  try {
    const result = await batches.send(batch.letters.map(write), batch.key);
    run.log.info({ batch: batch.key, letters: batch.letters.length, outcome: result.outcome }, "batch");
    await record(batch, result, handing);
  } catch (error) {
    if (!(error instanceof Retry || error instanceof Unsure || error instanceof Stopped)) throw error;
    run.log.warn({ batch: batch.key, detail: error.message }, "batch waits");
    if (error instanceof Unsure || isRepeat) await keepUnsure(batch, error.message, run.now());
    else await takeBack(batch.letters, error.message, null);
    if (error instanceof Unreachable) letRest(handing.transport, run.now());
    if (error instanceof Stopped) await pauseByProvider(handing.mailing.id, error.message);
  }
}

async function record(batch: Batch, result: BatchResult, handing: Handing): Promise<void> {
  const { run } = handing;
  const { letters } = batch;
  const [first] = letters;
  if (result.outcome === "accepted") {
    const taken = letters.map((letter, i) => ({ ...letter, providerId: result.ids[i] }));
    await recordAccepted(taken, run.now());
  } else if (result.outcome === "unknown" || letters.length === 1) {
    for (const letter of letters) await recordFailure(letter, result, run.now());
  } else if (first) {
    // One wrong letter spoils its batch: halve it until the wrong one stands alone.
    const middle = Math.ceil(letters.length / 2);
    for (const half of [letters.slice(0, middle), letters.slice(middle)]) {
      const part = { key: newBatchKey(run.now()), letters: half };
      await rekeyBatch(part, leaseMs, run.now());
      await handOver(part, false, handing);
    }
  }
}
