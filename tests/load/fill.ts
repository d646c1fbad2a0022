/** Fills a database that has the demo company with generated clients: `fill.ts COUNT`. */
import postgres from "postgres";
import { closeDatabase, db } from "#db/index.ts";
import { generateClients } from "#db/seed/generate.ts";
import { branches, staff } from "#db/staff/table.ts";

const ids = async (table: typeof staff | typeof branches) =>
  (await db.select({ id: table.id }).from(table).orderBy(table.id)).map((row) => row.id);

await generateClients(Number(process.argv[2]), {
  seed: 7,
  owners: await ids(staff),
  branches: await ids(branches),
  from: 1500,
});
await closeDatabase();

// What autovacuum would have done by the time somebody measures.
const owner = postgres(process.env.DATABASE_OWNER_URL ?? "", { max: 1, onnotice: () => {} });
await owner`vacuum analyze`;
await owner.end();
