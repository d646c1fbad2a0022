/** What a backup holds, table by table: a restored copy must count and hash the same. */
export interface BackupManifest {
  format: 1;
  madeAt: string;
  /** The newest migration that the copied schema had. */
  migration: string;
  tables: readonly { name: string; rows: number; sha256: string }[];
}
