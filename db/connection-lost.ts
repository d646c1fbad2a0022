const codes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
]);

/** The database went away or is not there yet: a thing that passes, unlike an error in a statement. */
export const isConnectionLost = (error: unknown): boolean =>
  codes.has(String((error as { code?: unknown } | null)?.code));
