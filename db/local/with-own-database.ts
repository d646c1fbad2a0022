import { existsSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./errors.ts";
import { startLocalPostgres } from "./postgres.ts";

/** The owner's login of the database that the environment names; else of the embedded one, started when it is not at work. */
export async function withOwnDatabase(
  dataDir: string,
  run: (ownerUrl: string) => Promise<void>,
): Promise<void> {
  const named = process.env.DATABASE_OWNER_URL?.trim() || process.env.DATABASE_URL?.trim();
  if (named) return run(named);
  if (!existsSync(join(dataDir, "postgres.json")))
    throw new StartError(
      `There is no database in ${dataDir}: set DATABASE_URL, or DATA_DIR to the folder of one.`,
    );
  const server = await startLocalPostgres({ dataDir });
  try {
    await run(server.ownerUrl);
  } finally {
    // A server that was at work before belongs to those who work with it.
    if (!server.attached) await server.stop();
  }
}
