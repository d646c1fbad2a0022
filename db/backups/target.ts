import type postgres from "postgres";
import { BackupFault } from "#db/backups/faults.ts";
import { migrationOf, placeOf } from "#db/backups/journal.ts";
import { listTables, tableName } from "#db/backups/tables.ts";

/** Where the connection leads, without its password. */
export const nameOf = (url: string) => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

const words: Record<string, string> = {
  "28P01": "the login or its password is wrong",
  "28000": "this login may not connect",
  "3D000": "there is no such database: make an empty one first",
  ECONNREFUSED: "nobody answers there",
  CONNECT_TIMEOUT: "nobody answers there",
  ENOTFOUND: "there is no such host",
};

/** Why a database does not let us in, in words; null for what has nothing to do with connecting. */
export function connectionFault(error: unknown, url: string): BackupFault | null {
  const codes = [error, (error as Error).cause].map(
    (one) => (one as { code?: string } | undefined)?.code ?? "",
  );
  const why = codes.map((code) => words[code]).find(Boolean);
  return why ? new BackupFault(`The database ${nameOf(url)} cannot be used: ${why}.`) : null;
}

/**
 * A copy goes into a database that holds nothing: a new one, or one whose tables have no row yet.
 * @throws BackupFault otherwise, naming what is there.
 */
export async function requireEmpty(target: postgres.ISql, url: string, migration: string): Promise<void> {
  for (const { name } of await listTables(target)) {
    const [row] = await target.unsafe(`select from ${tableName(name)} limit 1`);
    if (row)
      throw new BackupFault(
        `The database ${nameOf(url)} is not empty (table ${name} has rows): a copy is restored into an empty one only. Make a new database.`,
      );
  }
  const has = await migrationOf(target as postgres.Sql);
  if (has !== null && placeOf(has) > placeOf(migration))
    throw new BackupFault(
      `The tables of ${nameOf(url)} are newer than the copy: make a new database, without tables; they are brought up to date after loading.`,
    );
}
