import { withLiveLink } from "#db/complaints/tracking-link.ts";
import { filesAnswers } from "#db/inbox/files-answers.ts";
import {
  beginSending,
  type ClaimedLetter,
  claimLetters,
  recordOutcome,
  releaseExpired,
  releaseLetters,
} from "#db/outbox/delivery.ts";
import type { Outcome } from "#db/outbox/input.ts";
import { type RenderedLetter, renderLetter } from "#emails/registry.tsx";
import { Retry } from "#emails/send/outgoing.ts";
import { messageIdOf } from "#emails/send/transport.ts";
import type { Job, JobRun } from "./run.ts";

/** A claimed letter that was not begun goes to whoever asks after this. */
const claimMs = 30_000;
/** Longer than a mail server may take over one letter; after it a letter counts as lost with its worker. */
export const leaseMs = 180_000;
const batchSize = 50;
const atOnce = 10;

/** Send everything that is due: claim, render, hand over, write down, letter by letter. */
export const sendLetters: Job<"letters.send"> = async (_, run) => {
  await releaseExpired(run.now());
  while (!run.stopping.aborted) {
    const letters = await claimLetters(batchSize, claimMs, run.now());
    if (letters.length === 0) return;
    const waiting = letters.values();
    const lane = async () => {
      for (const letter of waiting) {
        if (run.stopping.aborted) return;
        await sendOne(letter, run);
      }
    };
    try {
      await Promise.all(Array.from({ length: atOnce }, lane));
    } finally {
      await releaseLetters(letters);
    }
  }
};

async function sendOne(letter: ClaimedLetter, run: JobRun) {
  const rendered = await render(letter);
  const result = "outcome" in rendered ? rendered : await handOver(letter, rendered, run);
  if (result === null) return;
  await recordOutcome(letter, result, run.now());
  const log = result.outcome === "accepted" ? run.log.info : run.log.warn;
  log.call(run.log, { letter: letter.id, kind: letter.kind, ...result }, "letter");
}

/** A payload that no longer fits its letter will not fit later either. */
async function render(letter: ClaimedLetter): Promise<RenderedLetter | Outcome> {
  try {
    return await renderLetter(letter.kind, withLiveLink(letter.kind, letter.props), letter.locale);
  } catch (error) {
    return { outcome: "refused", detail: `cannot be rendered: ${String(error)}` };
  }
}

async function handOver(
  letter: ClaimedLetter,
  rendered: RenderedLetter,
  run: JobRun,
): Promise<Outcome | null> {
  const { transport, from, appUrl } = run.mail;
  const messageId = messageIdOf(letter.id, appUrl);
  const by = { provider: transport.name, keyed: transport.keyed, messageId };
  if (!(await beginSending(letter, by, leaseMs, run.now()))) return null;
  const to = { address: letter.toAddress, name: letter.toName };
  try {
    const answersAlso = filesAnswers(letter.kind, letter.props);
    return await transport.send({ id: letter.id, to, from, messageId, ...rendered, answersAlso });
  } catch (error) {
    if (error instanceof Retry) return { outcome: "retry", detail: error.message };
    throw error;
  }
}
