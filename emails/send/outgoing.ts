export interface OutgoingLetter {
  /** Of the outbox or of a mailing's recipient. */
  id: string;
  to: { address: string; name: string };
  from: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  /** Where an answer goes, when not to the sender. */
  replyTo?: { address: string; name: string };
  /** Where an answer goes besides. */
  answersAlso?: string;
  headers?: Record<string, string>;
}

/** What a person has written is no letter of a machine: other machines may answer it. */
export const originOf = ({ replyTo }: OutgoingLetter) => ({
  "Auto-Submitted": replyTo ? "no" : "auto-generated",
});

/**
 * `unknown`: the letter was handed over and the answer never came. It may have arrived. `dead`: the other side says
 * that there is no such address.
 */
export type SendResult =
  | { outcome: "accepted" }
  | { outcome: "refused"; detail: string; dead?: boolean }
  | { outcome: "unknown"; detail: string };

/** `ids`: the provider's own names of the letters, in the order in which they were given. */
export type BatchResult =
  | { outcome: "accepted"; ids: readonly string[] }
  | { outcome: "refused" | "unknown"; detail: string };

/** Letters handed over together under a key by which the provider knows a repeat of exactly the same letters. */
export interface Batches {
  size: number;
  /** Milliseconds for which the other side asks to be left alone. */
  restMs(): number;
  /** @throws Retry, Unreachable, Unsure, Stopped */
  send(letters: readonly OutgoingLetter[], key: string): Promise<BatchResult>;
}

export interface Transport {
  name: string;
  /** A letter handed over twice under one id is one letter. */
  keyed: boolean;
  /** @throws Retry when the letter certainly was not taken and may be tried again later. */
  send(letter: OutgoingLetter): Promise<SendResult>;
  batches?: Batches;
  close(): Promise<void>;
}

/** Not now: the other side asked to come back. The letter itself is all right and was not taken. */
export class Retry extends Error {}

/** Not now, whichever letter it is: the other side is not there, or does not let us in. */
export class Unreachable extends Retry {}

/** It may have been taken: to be repeated under the same key, and under no other. */
export class Unsure extends Error {}

/** Nothing will be taken until a person has put something right over there. */
export class Stopped extends Error {}
