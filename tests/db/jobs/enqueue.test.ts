import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { QueueHandlers } from "#db/jobs/queue.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner, ownerUrl } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const { enqueueJob } = await import("#db/jobs/enqueue.ts");
const { installQueue } = await import("#db/jobs/install.ts");
const { jobs, queuedJobNames } = await import("#db/jobs/list.ts");
const { startQueue } = await import("#db/jobs/queue.ts");

const importId = randomUUID();
const waiting = () =>
  owner<{ name: string; data: unknown }[]>`select name, data from pgboss.job where name = 'imports.run'`;

beforeEach(async () => {
  await owner`delete from pgboss.job`;
});

describe("asking for a job", () => {
  test("it waits once the command has committed", async () => {
    const id = await inTransaction((tx) => enqueueJob(tx, "imports.run", { importId }));
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await waiting()).toEqual([{ name: "imports.run", data: { importId } }]);
  });

  test("a command that is rolled back asked for nothing", async () => {
    const failed = inTransaction(async (tx) => {
      await enqueueJob(tx, "imports.run", { importId });
      throw new Error("the command failed");
    });
    await expect(failed).rejects.toThrow("the command failed");
    expect(await waiting()).toEqual([]);
  });

  test("the same occasion is one job, also when asked for at once", async () => {
    const ask = () =>
      inTransaction((tx) => enqueueJob(tx, "imports.run", { importId }, { runKey: importId }));
    const ids = await Promise.all(Array.from({ length: 8 }, ask));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    await inTransaction((tx) => enqueueJob(tx, "imports.run", { importId }, { runKey: randomUUID() }));
    expect(await waiting()).toHaveLength(2);
  });

  test("a payload of another shape is refused at once", async () => {
    await expect(inTransaction((tx) => enqueueJob(tx, "imports.run", { importId: "7" }))).rejects.toThrow();
  });
});

describe("installing", () => {
  test("again changes nothing; a schedule that left the list is forgotten", async () => {
    const [before] = await owner`select count(*) as queues from pgboss.queue`;
    await owner`insert into pgboss.schedule (name, cron) values ('imports.run', '* * * * *')`;
    await installQueue(ownerUrl);
    const [after] = await owner`select count(*) as queues from pgboss.queue`;
    expect(after).toEqual(before);
    const schedules = await owner<{ name: string; cron: string }[]>`select name, cron from pgboss.schedule`;
    const expected = queuedJobNames.flatMap((name) => {
      const { trigger } = jobs[name];
      return trigger.by === "cron" ? [{ name, cron: trigger.cron }] : [];
    });
    expect([...schedules]).toEqual(expected);
  });
});

describe("working", () => {
  const done: string[] = [];
  const failures = new Map<string, number>();
  let queue: Awaited<ReturnType<typeof startQueue>>;

  beforeAll(async () => {
    const idle = Object.fromEntries(
      queuedJobNames.map((name) => [name, async () => {}]),
    ) as unknown as QueueHandlers;
    queue = await startQueue(
      {
        ...idle,
        "imports.run": async (payload) => {
          const left = failures.get(payload.importId) ?? 0;
          failures.set(payload.importId, left - 1);
          if (left > 0) throw new Error("not this time");
          done.push(payload.importId);
        },
      },
      () => {},
    );
  });
  afterAll(() => queue.stop(2000));

  test("a job is done as the role that does not own the queue", async () => {
    await inTransaction((tx) => enqueueJob(tx, "imports.run", { importId }));
    await vi.waitFor(() => expect(done).toEqual([importId]), 5000);
    const states = await owner`select state from pgboss.job`;
    await vi.waitFor(async () => {
      expect([...(await owner`select state from pgboss.job`)]).toEqual([{ state: "completed" }]);
    }, 5000);
    expect(states).toHaveLength(1);
  });

  test("connections cut by the database are made anew", async () => {
    done.length = 0;
    await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'slovo-queue' and datname = current_database()`;
    await inTransaction((tx) => enqueueJob(tx, "imports.run", { importId }));
    await vi.waitFor(() => expect(done).toEqual([importId]), 5000);
  });
});
