import type { Transport } from "#emails/send/outgoing.ts";

/** How a turn of a mailing ended: there may be more, nothing is due, or the other side is to be left alone. */
export type Progress = "more" | "nothing due" | "resting";

const restMs = 10_000;
const resting = new WeakMap<Transport, number>();

/** The other side was not there: ask again in a while, and not with every letter. */
export function letRest(transport: Transport, now: Date): void {
  resting.set(transport, now.getTime() + restMs);
}

export function isResting(transport: Transport, now: Date): boolean {
  return (resting.get(transport) ?? 0) > now.getTime() || (transport.batches?.restMs() ?? 0) > 0;
}
