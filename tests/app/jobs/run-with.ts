import pino from "pino";
import type { JobRun } from "#app/jobs/run.ts";
import type { OutgoingLetter, SendResult, Transport } from "#emails/send/outgoing.ts";

/** What the worker would give a job, with one transport for everything; null is none that is set up. */
export function runWith(
  transport: Transport | null,
  now = new Date(),
  stopping = new AbortController().signal,
): JobRun {
  return {
    now: () => now,
    stopping,
    log: pino({ level: "silent" }),
    mail: {
      transport: transport ?? scripted(async () => ({ outcome: "accepted" })),
      transportOf: () => transport,
      from: "Слово <slovo@example.ru>",
      appUrl: "https://crm.example.ru",
    },
  };
}

export const scripted = (
  send: (letter: OutgoingLetter) => Promise<SendResult>,
  keyed = false,
): Transport => ({
  name: "scripted",
  keyed,
  send,
  close: async () => {},
});
