import type { RecipientState } from "#db/mailings/states.ts";

export type Counts = Readonly<Record<RecipientState, number>>;

/** Letters that wait for their turn, or are being handed over this moment. */
const ahead = ["queued", "frozen", "in_flight"] as const satisfies RecipientState[];
/** Letters that a mail server has taken, whatever came of them later. */
const taken = ["accepted", "delivered", "bounced", "complained"] as const satisfies RecipientState[];

/** In the order in which a letter goes its way; those who are not written to stand apart. */
export const lettersInOrder = [
  "queued",
  "frozen",
  "in_flight",
  "accepted",
  "delivered",
  "bounced",
  "complained",
  "refused",
  "unknown",
  "cancelled",
] as const satisfies RecipientState[];

export interface Tally {
  /** Everybody who is written to. */
  all: number;
  /** Taken by a server. */
  handed: number;
  left: number;
  /** Nothing more is done about them: taken, refused, unknown or cancelled. */
  done: number;
}

/** The sums that a page speaks of, out of the counts by state. */
export function tally(counts: Counts): Tally {
  const sum = (states: readonly RecipientState[]) => states.reduce((all, state) => all + counts[state], 0);
  const all = sum(lettersInOrder);
  const left = sum(ahead);
  return { all, left, handed: sum(taken), done: all - left };
}
