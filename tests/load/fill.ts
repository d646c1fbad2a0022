/** Fills a database that has the demo company with generated clients and complaints: `fill.ts COUNT`. */
import postgres from "postgres";
import { clients } from "#db/clients/table.ts";
import { closeDatabase, db } from "#db/index.ts";
import { generateClients } from "#db/seed/generate.ts";
import { branches, staff } from "#db/staff/table.ts";
import { fillComplaints } from "./complaint-list.ts";
import { multiply } from "./multiply.ts";

const ids = async (table: typeof staff | typeof branches) =>
  (await db.select({ id: table.id }).from(table).orderBy(table.id)).map((row) => row.id);

const COMPLAINTS = 20_000;
/** More than so many are copies of the first ones: ten times as many in minutes. */
const MOST_GENERATED = 100_000;

const count = Number(process.argv[2]);
const times = Math.ceil(count / MOST_GENERATED);
const owner = postgres(process.env.DATABASE_OWNER_URL ?? "", { max: 1, onnotice: () => {} });
const around = { owners: await ids(staff), branches: await ids(branches) };
await generateClients(Math.ceil(count / times), { seed: 7, ...around, from: 1500 });
if (times > 1) await multiply(owner, times);
const complaining = await db.select({ id: clients.id, name: clients.name }).from(clients).limit(5000);
await fillComplaints(COMPLAINTS, { ...around, clients: complaining, now: new Date() });
await closeDatabase();

// What autovacuum would have done by the time somebody measures.
await owner`vacuum analyze`;
await owner.end();
