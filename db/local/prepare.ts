/**
 * Applies migrations and, with `--demo`, fills an empty database with the demo company; then ends.
 * A process of its own: the launcher stays small and no connection is left open.
 */
import { databaseLogins, env } from "#db/env.ts";
import { migrate } from "#db/migrate.ts";

const { ownerUrl } = databaseLogins(env());
try {
  await migrate(ownerUrl);
} catch (error) {
  const { message } = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
  const { host, pathname } = new URL(ownerUrl);
  const reason = message.split("\n")[0];
  process.stderr.write(`The database ${host}${pathname} could not be brought up to date: ${reason}.\n`);
  process.exit(1);
}

if (process.argv.includes("--demo")) {
  const { seedDemo } = await import("#db/seed/demo.ts");
  const { closeDatabase } = await import("#db/index.ts");
  await seedDemo();
  await closeDatabase();
}
