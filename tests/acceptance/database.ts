import { startTestCluster } from "#tests/setup/cluster.ts";

/** An empty database of the product and the settings it needs; import the product only after this. */
export async function openAcceptance() {
  const cluster = await startTestCluster();
  process.env.DATABASE_URL = cluster.appUrl;
  process.env.DATABASE_OWNER_URL = cluster.ownerUrl;
  process.env.APP_URL ??= "http://127.0.0.1:3000";
  for (const name of ["AUTH_SECRET", "TOKEN_SECRET"]) process.env[name] ??= "acceptance-".repeat(4);
  return cluster;
}
