import { randomUUID } from "node:crypto";
import postgres from "postgres";
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
