/** Fills a database that has the demo company with generated clients and complaints: `fill.ts COUNT`. */
import postgres from "postgres";
import { clients } from "#db/clients/table.ts";
import { closeDatabase, db } from "#db/index.ts";
import { generateClients } from "#db/seed/generate.ts";
import { branches, staff } from "#db/staff/table.ts";
import { fillComplaints } from "./complaint-list.ts";

const ids = async (table: typeof staff | typeof branches) =>
  (await db.select({ id: table.id }).from(table).orderBy(table.id)).map((row) => row.id);

const COMPLAINTS = 20_000;

const around = { owners: await ids(staff), branches: await ids(branches) };
await generateClients(Number(process.argv[2]), { seed: 7, ...around, from: 1500 });
const complaining = await db.select({ id: clients.id, name: clients.name }).from(clients).limit(5000);
await fillComplaints(COMPLAINTS, { ...around, clients: complaining, now: new Date() });
await closeDatabase();

// What autovacuum would have done by the time somebody measures.
const owner = postgres(process.env.DATABASE_OWNER_URL ?? "", { max: 1, onnotice: () => {} });
await owner`vacuum analyze`;
await owner.end();
