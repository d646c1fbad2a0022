/** A day and some patience: the nightly copy is late when the newest good one is older. */
export const STALE_MS = 26 * 3_600_000;

/** No copy takes so long: an older row without an end belongs to a process that is gone. */
export const ABANDONED_MS = 2 * 3_600_000;

/** How many copies of a kind are kept. */
export const KEPT = 14;
