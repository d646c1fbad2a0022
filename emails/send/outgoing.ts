export interface OutgoingLetter {
  /** The outbox id. */
  id: string;
  to: { address: string; name: string };
  from: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  headers?: Record<string, string>;
}

/** `unknown`: the letter was handed over and the answer never came. It may have arrived. */
export type SendResult = { outcome: "accepted" } | { outcome: "refused" | "unknown"; detail: string };

export interface Transport {
  name: string;
  /** A letter handed over twice under one id is one letter. */
  keyed: boolean;
  /** @throws Retry when the letter certainly was not taken and may be tried again later. */
  send(letter: OutgoingLetter): Promise<SendResult>;
  close(): Promise<void>;
}

/** Not now: the other side was not reached, or asked to come back. The letter itself is all right. */
export class Retry extends Error {}
