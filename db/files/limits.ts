/** What one file may weigh. */
export const MOST_BYTES = 20_000_000;
