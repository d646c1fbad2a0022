const firstMs = 10_000;
const longestMs = 60 * 60 * 1000;

/** After so many attempts, about half a day, a letter that nobody takes is given up as refused. */
export const giveUpAfterAttempts = 18;

/** Milliseconds to wait after the given attempt (1, 2, …): doubling from ten seconds up to an hour. */
export function retryDelayMs(attempt: number): number {
  return Math.min(longestMs, firstMs * 2 ** (attempt - 1));
}
