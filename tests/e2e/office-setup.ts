import postgres from "postgres";
import { build, isBuildFresh } from "#db/local/build.ts";
import { runToEnd } from "#db/local/children.ts";
import { withDatabase } from "#db/local/roles.ts";
import { startTestCluster, type TestCluster } from "#tests/setup/cluster.ts";
import { officeVariables } from "./office.ts";

/** One Postgres for all journeys with two templates: the migrated one and the one with the demo company. */
export default async function setup() {
  if (!isBuildFresh()) await build();
  const { stop, ...empty } = await startTestCluster();
  try {
    const demo = await seedTemplate(empty);
    process.env.E2E_TEMPLATES = JSON.stringify({ empty, demo });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function seedTemplate({ ownerUrl, appUrl }: TestCluster): Promise<TestCluster> {
  const admin = postgres(withDatabase(ownerUrl, "postgres"), { max: 1, onnotice: () => {} });
  await admin`create database slovo_demo template slovo`.finally(() => admin.end({ timeout: 1 }));
  const demo = { ownerUrl: withDatabase(ownerUrl, "slovo_demo"), appUrl: withDatabase(appUrl, "slovo_demo") };
  const code = await runToEnd("db/local/prepare.ts", ["--demo"], officeVariables(demo, 1));
  if (code !== 0) throw new Error("The demo company could not be seeded; the reason is above.");
  return demo;
}
