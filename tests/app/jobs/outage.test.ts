import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import { startLocalPostgres } from "#db/local/postgres.ts";
import { ensureDatabase, withDatabase } from "#db/local/roles.ts";
import { migrate } from "#db/migrate.ts";
import { end, endAll, startWorker } from "./worker-child.ts";

// A cluster of its own: this one is stopped in the middle.
const dataDir = mkdtempSync(join(tmpdir(), "slovo-outage-"));
chmodSync(dataDir, 0o711);
let server = await startLocalPostgres({ dataDir, locale: "C" });
await ensureDatabase(server.ownerUrl, (draft) => migrate(withDatabase(server.ownerUrl, draft)));

afterAll(async () => {
  await endAll();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function withOwner<T>(run: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  return run(owner).finally(() => owner.end({ timeout: 1 }));
}

/** One job in the queue and one letter in the outbox: both must get done. */
function worked(key: string, withinMs: number) {
  return withOwner(async (owner) => {
    await owner`insert into pgboss.job (name, data) values ('sessions.sweep', '{}')`;
    await owner`insert into outbox (kind, run_key, to_address, to_name, locale, props, not_before)
      values ('password-reset', ${key}, 'irina@example.ru', 'Ирина', 'ru',
        ${owner.json({ name: "Ирина", url: "https://crm.example.ru/x", minutes: 60 })}, now())`;
    const open = async () => {
      const [left] = await owner`select
        (select count(*) from pgboss.job where name = 'sessions.sweep' and state <> 'completed')
        + (select count(*) from outbox where state <> 'sent') as count`;
      expect(left?.count).toBe("0");
    };
    await vi.waitFor(open, { timeout: withinMs, interval: 50 });
  });
}

test("the same worker goes on within five seconds of the database's return", async () => {
  const worker = startWorker({
    DATABASE_URL: server.appUrl,
    DATABASE_OWNER_URL: server.ownerUrl,
  });
  await worked("before", 25_000);
  for (const round of ["first", "second"]) {
    await server.stop();
    await sleep(3000);
    server = await startLocalPostgres({ dataDir, locale: "C" });
    await worked(round, 5000);
  }
  expect(worker.exitCode).toBeNull();
  expect(await end(worker, "SIGTERM")).toBe(0);
}, 60_000);
