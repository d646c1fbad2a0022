/** What a backup holds, table by table: a restored copy must count and hash the same. */
export interface BackupManifest {
  format: 1;
  madeAt: string;
  /** The newest migration that the copied schema had. */
  migration: string;
  /** `sha256` is of the rows as COPY writes them, in the order of the key. */
  tables: readonly { name: string; rows: number; sha256: string }[];
  /** Where the numbers that the database itself gives out stand. */
  sequences: readonly { name: string; value: string; called: boolean }[];
}
