import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { installQueue } from "./jobs/install.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));

/** History: the application's role may add to it and read it, never change it. */
const appendOnly = [
  "events",
  "assignment_steps",
  "alarms",
  "complaint_clock_events",
  "complaint_entries",
  "complaint_alarms",
  "agreement_terms",
  "class_changes",
  "client_merge_changes",
  "access_log",
  "consent_wordings",
  "erasures",
] as const;

/** Of a file that was carried out, the application fills in how the download went and nothing else. */
const exportOutcome = ["taken_at", "finished_at", "broken", "rows", "bytes", "sha256"] as const;

const lockKey = 5_107_040; // any constant: one migration at a time over the whole cluster database

/**
 * Bring the database to the newest schema as its owner. Safe to run from several processes at once:
 * the later ones wait on an advisory lock and find nothing to do.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  await underLock(ownerUrl, async (client) => {
    await createAppRole(client);
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await installQueue(ownerUrl);
    await grantToApp(client);
  });
}

/** Only the tables, and only by the migrations of another folder: to load what an older schema has written. */
export async function migrateWith(ownerUrl: string, migrationsFolder: string): Promise<void> {
  await underLock(ownerUrl, (client) => applyMigrations(drizzle(client), { migrationsFolder }));
}

async function underLock(ownerUrl: string, run: (client: postgres.Sql) => Promise<void>) {
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${lockKey})`;
    await run(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function createAppRole(client: postgres.Sql) {
  await client`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'slovo_app') then
        create role slovo_app nologin;
      end if;
      if not pg_has_role(current_user, 'slovo_app', 'member') then
        grant slovo_app to current_user;
      end if;
    end $$`.simple();
}

async function grantToApp(client: postgres.Sql) {
  await client`grant usage on schema public to slovo_app`;
  await client`grant select, insert, update, delete on all tables in schema public to slovo_app`;
  await client`grant usage, select on all sequences in schema public to slovo_app`;
  for (const table of appendOnly) {
    await client`revoke update, delete, truncate on ${client(table)} from slovo_app`;
  }
  await client`revoke update, delete, truncate on exports from slovo_app`;
  await client`grant update (${client(exportOutcome)}) on exports to slovo_app`;
  // A lead that came stays as it came; only a merge leads it to another card.
  await client`revoke update, delete, truncate on leads from slovo_app`;
  await client`grant update (client_id) on leads to slovo_app`;
  await client`revoke delete, truncate on anomalies from slovo_app`;
  await client`revoke insert, update, delete, truncate on erased_points from slovo_app`;
}
