/**
 * `npm run restore -- FILE [--into DATABASE_URL] [--erasures FILE|none]`: fills an empty database from a copy; the copy sends
 * nothing. Acts of erasure beside the copy are carried out again.
 */
import { dirname, resolve } from "node:path";
import { BackupFault } from "#db/backups/faults.ts";
import { type ActsToRepeat, type Restored, restoreBackup } from "#db/backups/restore.ts";
import { nameOf } from "#db/backups/target.ts";
import { actsPath } from "#db/erasures/acts-file.ts";
import { StartError } from "./errors.ts";
import { keptSecret, openDataFolder } from "./files.ts";
import { parseOptions } from "./parse-options.ts";
import { startLocalPostgres } from "./postgres.ts";
import { ensureDatabase, withDatabase } from "./roles.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const { values, positionals } = parseOptions(["into", "erasures"], 1);
  const [file] = positionals;
  if (!file)
    throw new StartError(
      "Say which file: npm run restore -- FILE [--into DATABASE_URL] [--erasures FILE|none]",
    );
  const named =
    values.into ?? (process.env.DATABASE_OWNER_URL?.trim() || process.env.DATABASE_URL?.trim() || null);
  if (named !== null && !/^postgres(ql)?:$/.test(URL.parse(named)?.protocol ?? ""))
    throw new StartError("The database is named like postgres://login:password@host:5432/database.");
  const path = resolve(file);
  const acts = actsFor(path, values.erasures);
  const restored = named === null ? await intoEmbedded(path, acts) : await into(named, path, acts);
  report(restored);
} catch (error) {
  if (!(error instanceof BackupFault || error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Beside the copy, unless another place is named. The secret lies with the data of an embedded database. */
function actsFor(copy: string, asked: string | undefined): ActsToRepeat | null {
  if (asked === "none") return null;
  const secret = process.env.TOKEN_SECRET?.trim() || keptSecret(dirname(dirname(copy)));
  return { path: asked ? resolve(asked) : actsPath(dirname(copy)), secret };
}

function into(ownerUrl: string, path: string, acts: ActsToRepeat | null): Promise<Restored> {
  say(`Into ${nameOf(ownerUrl)}`);
  return restoreBackup({ path, ownerUrl, now: new Date(), acts }, say);
}

/** A new data folder: the database gets its name only when everything is in it. */
async function intoEmbedded(path: string, acts: ActsToRepeat | null): Promise<Restored> {
  const dataDir = resolve(process.env.DATA_DIR?.trim() || ".data");
  openDataFolder(dataDir);
  const server = await startLocalPostgres({ dataDir });
  let restored: Restored | undefined;
  try {
    await ensureDatabase(server.ownerUrl, async (draft) => {
      restored = await into(withDatabase(server.ownerUrl, draft), path, acts);
    });
  } finally {
    if (!server.attached) await server.stop();
  }
  if (!restored)
    throw new StartError(
      `There is a database in ${dataDir} already: set DATA_DIR to a new folder, or name another one with --into.`,
    );
  return restored;
}

function report({ madeAt, tables, rows, pausedMailings, imports, erasures }: Restored) {
  say(
    `Restored the copy of ${madeAt.toISOString()}: ${tables} tables, ${rows} rows; counts and hashes are equal.`,
  );
  say(`No letter leaves until a director or administrator lifts the hold at /safety/release.`);
  if (pausedMailings > 0) say(`Mailings under way: ${pausedMailings}. Each waits for a person.`);
  if (erasures > 0)
    say(`People forgotten after the copy was made: ${erasures}. They are forgotten in it too.`);
  if (imports > 0) say(`Imports under way: ${imports}. They go on by themselves.`);
  say(
    "Links in letters sent earlier open with the TOKEN_SECRET of the original only: keep it beside the copies.",
  );
}
