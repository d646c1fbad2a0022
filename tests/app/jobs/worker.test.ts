import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { owe } from "#tests/db/outbox/letters.ts";
import { mailServer } from "#tests/emails/mail-server.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { end, endAll, startWorker } from "./worker-child.ts";

const { db, owner } = await testDatabase();
const { lastBeat } = await import("#db/jobs/workers.ts");
const { mailboxLetters, outbox } = await import("#db/outbox/table.ts");

const alive = (since: Date) =>
  vi.waitFor(async () => expect((await lastBeat())?.getTime() ?? 0).toBeGreaterThan(since.getTime()), {
    timeout: 20_000,
    interval: 100,
  });
const counted = async (state: string) =>
  (await db.select({ state: outbox.state }).from(outbox)).filter((row) => row.state === state).length;
const eventually = (check: () => Promise<void>, timeout = 20_000) =>
  vi.waitFor(check, { timeout, interval: 100 });

beforeEach(() => owner`truncate outbox, mailbox_letters, workers`);
afterEach(endAll);

describe("the worker process", () => {
  test("beats, keeps a committed letter within seconds, survives cut connections, stops cleanly", async () => {
    const begun = new Date();
    const worker = startWorker();
    await alive(begun);
    await owe({}, new Date());
    await eventually(async () => expect(await db.select().from(mailboxLetters)).toHaveLength(1), 5000);

    await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'slovo%'`;
    await owe({}, new Date()).catch(() => owe({}, new Date()));
    await eventually(async () => expect(await db.select().from(mailboxLetters)).toHaveLength(2), 6000);

    expect(await end(worker, "SIGTERM")).toBe(0);
    await owe({}, new Date());
    expect(await db.select().from(mailboxLetters)).toHaveLength(2);
  });

  test("killed three times over 300 letters: none lost, none twice, only those in its hands in doubt", async () => {
    const letters = 300;
    const kills = 3;
    const inHands = 10;
    const server = await mailServer();
    for (let i = 0; i < letters; i++) await owe({}, new Date());
    for (let kill = 1; kill <= kills; kill++) {
      const goal = (letters / (kills + 1)) * kill;
      const worker = startWorker({ SMTP_URL: server.url, MAIL_FROM: "slovo@example.ru" });
      await eventually(async () => expect(server.taken.length).toBeGreaterThanOrEqual(goal));
      await end(worker, "SIGKILL");
      // Stands for the time that a lease takes.
      await owner`update outbox set claimed_until = now() - interval '1 second' where claimed_until is not null`;
    }
    const last = startWorker({ SMTP_URL: server.url, MAIL_FROM: "slovo@example.ru" });
    await eventually(async () => expect((await counted("queued")) + (await counted("in_flight"))).toBe(0));
    expect(await end(last, "SIGTERM")).toBe(0);
    await server.close();

    const ids = server.taken.map(({ source }) => /^Message-ID: <(.+)@/m.exec(source)?.[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const unknown = await counted("unknown");
    expect(unknown).toBeLessThanOrEqual(kills * inHands);
    expect((await counted("sent")) + unknown).toBe(letters);
    expect(ids.length).toBeGreaterThanOrEqual(await counted("sent"));
  }, 90_000);
});
