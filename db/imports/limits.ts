/** Bounds that keep one file from stopping the office; far above any client list people send. */
export const limits = {
  fileBytes: 64 * 1024 * 1024,
  /** Declared and real size of an unpacked workbook, and how much smaller it may have been when packed. */
  unpackedBytes: 256 * 1024 * 1024,
  packRatio: 200,
  packedEntries: 1_000,
  /** Of all cells of a table with what parts them: a workbook may name one long text in every cell. */
  tableLetters: 160 * 1024 * 1024,
  rows: 600_000,
  columns: 200,
  cellLength: 10_000,
  readingMs: 10_000,
  readingHeapMb: 256,
} as const;

/** Cards of one transaction: half a second of writing, so that neither a stop nor a colleague at work waits long. */
export const CHUNK = 2_000;

/** Work whose worker has been silent for so long may be asked for again. */
export const STALLED_MS = 60_000;
