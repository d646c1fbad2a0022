import { type Attempt, beginAttempt, recordAccepted, recordFailure, takeBack } from "#db/mailings/attempt.ts";
import { type ClaimedRecipient, claimRecipients, releaseRecipients } from "#db/mailings/claim.ts";
import type { RunningMailing } from "#db/mailings/running.ts";
import { Retry, type Transport, Unreachable } from "#emails/send/outgoing.ts";
import { gather } from "./gather.ts";
import { claimAhead } from "./mailings-ahead.ts";
import { writerOf } from "./mailings-letter.ts";
import { isResting, letRest, type Progress } from "./mailings-rest.ts";
import type { JobRun } from "./run.ts";

/** A claimed letter that was not begun goes to whoever asks after this. */
export const claimMs = 30_000;
/** Longer than a mail server may take over one letter; after it a letter counts as lost with its worker. */
export const leaseMs = 180_000;
const claimSize = 250;
/** So many letters are in flight at most: of so many nobody knows, when the worker is killed. */
export const atOnce = 20;

/** Hand over letters one by one: each is marked just before, and its result written down. */
export async function sendSingly(
  mailing: RunningMailing,
  transport: Transport,
  run: JobRun,
): Promise<Progress> {
  if (isResting(transport, run.now())) return "resting";
  const ahead = claimAhead(() => claimRecipients(mailing, claimSize, claimMs, run.now()));
  const write = await writerOf(mailing, run.mail);
  const attempt: Attempt = {
    provider: transport.name,
    keyed: transport.keyed,
    batchKey: null,
    host: new URL(run.mail.appUrl).hostname,
    leaseMs,
  };
  const begin = gather(async (going: ClaimedRecipient[]) => {
    const begun = await beginAttempt(going, attempt, run.now());
    return going.map(({ id }) => begun.has(id));
  });
  const accept = gather(async (taken: ClaimedRecipient[]) => {
    await recordAccepted(taken, run.now());
    return [];
  });

  async function sendOne(letter: ClaimedRecipient) {
    if (!(await begin(letter))) return;
    try {
      const result = await transport.send(write(letter));
      if (result.outcome === "accepted") return await accept(letter);
      run.log.warn({ recipient: letter.id, ...result }, "letter of a mailing");
      await recordFailure(letter, result, run.now());
    } catch (error) {
      if (!(error instanceof Retry)) throw error;
      run.log.warn({ recipient: letter.id, detail: error.message }, "letter of a mailing waits");
      if (error instanceof Unreachable) {
        letRest(transport, run.now());
        await takeBack([letter], error.message, null);
      } else await recordFailure(letter, { outcome: "retry", detail: error.message }, run.now());
    }
  }

  const isOver = () => run.stopping.aborted || isResting(transport, run.now());
  const lane = async () => {
    while (!isOver()) {
      const { value, done } = await ahead.letters.next();
      // A lane may have waited for it while another heard that the server is away.
      if (done || isOver()) return;
      await sendOne(value);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, lane));
  } finally {
    await releaseRecipients(await ahead.taken());
  }
  if (isResting(transport, run.now())) return "resting";
  return ahead.isDry() ? "nothing due" : "more";
}
