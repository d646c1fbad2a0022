import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type postgres from "postgres";
import { BackupFault } from "#db/backups/faults.ts";

const folder = fileURLToPath(new URL("../migrations", import.meta.url));
const journalOf = (place: string) => join(place, "meta", "_journal.json");

interface Journal {
  entries: { tag: string; when: number }[];
}
const journal = () => JSON.parse(readFileSync(journalOf(folder), "utf8")) as Journal;

/** The newest migration that a database has, by its name; null when it has none. */
export async function migrationOf(source: postgres.Sql): Promise<string | null> {
  const [known] = await source`select to_regclass('drizzle.__drizzle_migrations') is not null as yes`;
  if (!known?.yes) return null;
  const [last] = await source<{ at: string | null }[]>`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  return journal().entries.findLast(({ when }) => when <= Number(last?.at ?? 0))?.tag ?? null;
}

/** Where a migration stands in the row of all; -1 for one that this program does not know. */
export const placeOf = (tag: string): number => journal().entries.findIndex((entry) => entry.tag === tag);

/** Runs with a folder of the migrations up to one, as they were when it was the newest. */
export async function withMigrationsUpTo<T>(tag: string, run: (folder: string) => Promise<T>): Promise<T> {
  const { entries, ...rest } = journal();
  const last = placeOf(tag);
  if (last < 0)
    throw new BackupFault(
      `The copy was made by a newer Slovo (migration ${tag} is unknown here): update first.`,
    );
  const draft = mkdtempSync(join(tmpdir(), "slovo-migrations-"));
  try {
    cpSync(folder, draft, { recursive: true });
    writeFileSync(journalOf(draft), JSON.stringify({ ...rest, entries: entries.slice(0, last + 1) }));
    return await run(draft);
  } finally {
    rmSync(draft, { recursive: true });
  }
}
