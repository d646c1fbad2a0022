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
  const { code = "", message } = error as { code?: string; message: string };
  process.stderr.write(
    `The database of ${whereIs(ownerUrl)} could not be brought up to date (${code} ${message}).\n`,
  );
  process.exit(1);
}

if (process.argv.includes("--demo")) {
  const { seedDemo } = await import("#db/seed/demo.ts");
  const { closeDatabase } = await import("#db/index.ts");
  await seedDemo();
  await closeDatabase();
}

function whereIs(url: string) {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
