import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { cloneTemplate } from "./clone.ts";

/**
 * A database of one's own for a test file: call it once at the top. `db` is the product's own connection as the
 * role that may not rewrite history; `owner` is a raw client that may do anything.
 */
export async function testDatabase() {
  const { name, ownerUrl, appUrl, drop } = await cloneTemplate(inject("cluster"));
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_OWNER_URL = ownerUrl;
  // Files of one process share its modules: what was read of the environment before is set right.
  Object.assign((await import("#db/env.ts")).env(), { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
  const { db, closeDatabase } = await import("#db/index.ts");
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {} });
  afterAll(async () => {
    await Promise.all([closeDatabase(), owner.end({ timeout: 1 })]);
    await drop();
  });
  return { db, owner, ownerUrl, appUrl, name };
}
