import { holdBack } from "#db/complaints/flood.ts";
import type { Tx } from "#db/index.ts";

/** More wrong keys an hour from one address are no slip in a setting. Where addresses are not known all share a wider limit. */
export const MOST_WRONG = { known: 30, unknown: 300 };

/**
 * Count a key that opens nothing, by the address it came from: only wrong ones are counted and refused, so a key that
 * is right is heard whatever else its network sends.
 * @throws Refused too_many_posts
 */
export const countWrongKey = (tx: Tx, ip: string | null, now: Date): Promise<void> =>
  holdBack(
    tx,
    "wrong key",
    [{ mark: `ip ${ip ?? "unknown"}`, most: ip ? MOST_WRONG.known : MOST_WRONG.unknown }],
    now,
  );
