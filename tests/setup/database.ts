import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { withDatabase } from "#db/local/roles.ts";
import type { TestCluster } from "./cluster.ts";

/** Clones the migrated template of a cluster; dropping it also ends whoever is still connected. */
export async function cloneTemplate({ ownerUrl, appUrl }: TestCluster) {
  const name = `test_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const template = new URL(ownerUrl).pathname.slice(1);
  const asAdmin = async (run: (admin: postgres.Sql) => Promise<unknown>) => {
    const admin = postgres(withDatabase(ownerUrl, "postgres"), { max: 1, onnotice: () => {} });
    await run(admin).finally(() => admin.end({ timeout: 1 }));
  };
  await asAdmin((admin) => admin`create database ${admin(name)} template ${admin(template)}`);
  return {
    name,
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: () => asAdmin((admin) => admin`drop database if exists ${admin(name)} with (force)`),
  };
}

/**
 * A database of one's own for a test file: call it once at the top. `db` is the product's own connection as the
 * role that may not rewrite history; `owner` is a raw client that may do anything.
 */
export async function testDatabase() {
  const { name, ownerUrl, appUrl, drop } = await cloneTemplate(inject("cluster"));
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_OWNER_URL = ownerUrl;
  const { db, closeDatabase } = await import("#db/index.ts");
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {} });
  afterAll(async () => {
    await Promise.all([closeDatabase(), owner.end({ timeout: 1 })]);
    await drop();
  });
  return { db, owner, ownerUrl, appUrl, name };
}
