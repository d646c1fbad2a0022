/** What an undo could not, or must not, put back. */
export interface Kept {
  /** Rows that people have changed or removed since, by table; columns that stay as they are now. */
  changed: { table: string; key: Record<string, unknown>; columns: string[] }[];
  /** Rows that came to the survivor after the merge and stay with it, by table. */
  later: Record<string, number>;
}
