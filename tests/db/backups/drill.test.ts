import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { BackupFault } from "#db/backups/faults.ts";
import { makeBackup } from "#db/backups/make.ts";
import { restoreBackup } from "#db/backups/restore.ts";
import { runBackup } from "#db/backups/run.ts";
import { withDatabase } from "#db/local/roles.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { endAll, startWorker } from "#tests/app/jobs/worker-child.ts";
import { owe } from "#tests/db/outbox/letters.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { fillBase, odd } from "./filled.ts";

const { owner, ownerUrl, appUrl, name } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "slovo-drill-"));
const copies: string[] = [];
const now = new Date("2026-03-20T06:00:00Z");

beforeAll(async () => {
  await seedDemo(new Date("2026-03-19T08:30:00Z"));
  await fillBase(owner);
  await owe({}, new Date("2026-03-19T08:00:00Z"));
  await owner`update outbox set created_at = '2026-03-19T08:00:00Z'`;
}, 120_000);
afterEach(endAll);
afterAll(async () => {
  for (const copy of copies) await owner`drop database if exists ${owner(copy)} with (force)`;
  rmSync(folder, { recursive: true });
});

async function emptyDatabase() {
  const copy = `${name}_${copies.length}`;
  copies.push(copy);
  await owner`create database ${owner(copy)}`;
  return { ownerUrl: withDatabase(ownerUrl, copy), appUrl: withDatabase(appUrl, copy) };
}

const made = () => runBackup({ ownerUrl, folder, origin: "ordered" }, () => new Date());
let first: Awaited<ReturnType<typeof made>>;
let copy: Awaited<ReturnType<typeof emptyDatabase>>;
let restored: Awaited<ReturnType<typeof restoreBackup>>;
beforeAll(async () => {
  first = await made();
  copy = await emptyDatabase();
  restored = await restoreBackup({ path: first.file, ownerUrl: copy.ownerUrl, now, acts: null });
}, 60_000);

/** Changed in a copy on purpose: what only meant the original. */
const settled = ["backups", "delivery_hold", "events", "mailings", "workers"];

describe("a backup is a restore", () => {
  it("is one file for its owner's eyes, and a row that says what is in it", async () => {
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^slovo-\d{8}-\d{6}-ordered\.backup$/)]);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(first).toMatchObject({ error: null, bytes: statSync(first.file).size, orderedBy: null });
    const [{ count } = { count: -1 }] = await owner<{ count: number }[]>`select count(*)::int from clients`;
    expect(first.manifest?.tables.find((table) => table.name === "clients")?.rows).toBe(count);
  });

  it("gives every table back: rows and hashes equal, odd values alike", async () => {
    const [moving] =
      await owner`select count(*)::int as n from mailings where state in ('launching', 'running')`;
    expect(restored).toMatchObject({
      ...{ tables: first.manifest?.tables.length, pausedMailings: moving?.n, imports: 1 },
    });
    const again = await makeBackup({
      ...{ ownerUrl: copy.ownerUrl, path: join(folder, "again.backup"), madeAt: now },
    });
    const unsettled = (tables: { name: string }[]) => tables.filter((table) => !settled.includes(table.name));
    expect(unsettled([...again.manifest.tables])).toEqual(unsettled([...(first.manifest?.tables ?? [])]));
    expect(again.manifest.sequences).toEqual(first.manifest?.sequences);

    const target = postgres(copy.ownerUrl, { max: 1, onnotice: () => {} });
    const notes = (await target<{ note: string }[]>`select note from clients where name like 'Имя %'`).map(
      (row) => row.note,
    );
    expect(notes.sort()).toEqual([...odd].sort());
    const links = (from: postgres.Sql) => from`
      select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is, convalidated
      from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`;
    expect([...(await links(target))]).toEqual([...(await links(owner))]);
    const [own] = await owner`select nextval(pg_get_serial_sequence('imports', 'number'))::int as number`;
    const [next] = await target`insert into imports (author_id, file_name, file_size, state)
      select author_id, 'next', 0, 'done' from imports limit 1 returning number`;
    expect(next?.number, "the count of files goes on where it stood").toBe(own?.number);
    await target.end();
  }, 60_000);

  it("sends nothing: letters and mailings wait for a person, imports go on", async () => {
    const target = postgres(copy.ownerUrl, { max: 1, onnotice: () => {} });
    const [kept] = await target`select count(*)::int as n from mailbox_letters`;
    const [owed] = await target`select count(*)::int as n from outbox where state = 'queued'`;
    expect(owed?.n).toBeGreaterThan(0);
    expect([...(await target`select reason, since, copy_of from delivery_hold`)]).toEqual([
      { reason: "restored", since: now, copy_of: first.startedAt },
    ]);
    const states = await target<{ name: string; state: string; by: string | null }[]>`
      select name, state, paused_by as by from mailings where name = any(${["launching", "running", "paused"]})`;
    expect(states.map(({ name, state, by }) => `${name} ${state} ${by}`).sort()).toEqual([
      "launching draft null",
      "paused paused null",
      "running paused restored",
    ]);
    startWorker({ DATABASE_URL: copy.appUrl, DATABASE_OWNER_URL: copy.ownerUrl });
    await vi.waitFor(async () => expect([...(await target`select from workers`)]).toHaveLength(1), {
      timeout: 20_000,
      interval: 100,
    });
    await sleep(2_500);
    expect((await target`select count(*)::int as n from mailbox_letters`)[0]).toEqual(kept);
    expect(
      (await target`select count(*)::int as n from outbox where state = 'queued'`)[0]?.n,
    ).toBeGreaterThanOrEqual(owed?.n);
    const [moved] = await target`select state, failure from imports where file_name = 'base.xlsx'`;
    expect(moved?.state).not.toBe("running");
    await target.end();
  }, 90_000);
});

describe("what is refused, in words", () => {
  const into = async (path: string, target = "") =>
    restoreBackup({ path, ownerUrl: target || (await emptyDatabase()).ownerUrl, now, acts: null });
  const bent = (change: (bytes: Buffer) => Buffer) => {
    const path = join(folder, "bent.backup");
    writeFileSync(path, change(readFileSync(first.file)));
    return path;
  };

  it("a file cut short, and one with a flipped byte", async () => {
    await expect(into(bent((bytes) => bytes.subarray(0, -1000)))).rejects.toThrow(/damaged or cut short/);
    const flipped = bent((bytes) => {
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    });
    await expect(into(flipped)).rejects.toThrow(/damaged or cut short/);
  });

  it("a newer format", async () => {
    const newer = bent((bytes) => Buffer.concat([Buffer.from("SLOVO BACKUP 9"), bytes.subarray(14)]));
    await expect(into(newer)).rejects.toThrow(/newer Slovo \(format 9, this one reads 1\): update first/);
  });

  it("a base that is not empty, by the name of a table, and it stays as it was", async () => {
    const [before] = await owner`select count(*)::int as n from clients`;
    await expect(into(first.file, ownerUrl)).rejects.toThrow(/is not empty \(table \w+ has rows\)/);
    expect((await owner`select count(*)::int as n from clients`)[0]).toEqual(before);
    expect([...(await owner`select from delivery_hold`)]).toEqual([]);
  });

  it("a wrong password, a wrong host and a base that is not there", async () => {
    const other = (change: (url: URL) => void) => {
      const url = new URL(ownerUrl);
      change(url);
      return url.href;
    };
    const password = other((url) => {
      url.password = "wrong";
    });
    await expect(into(first.file, password)).rejects.toThrow(
      /cannot be used: the login or its password is wrong/,
    );
    await expect(into(first.file, password)).rejects.not.toThrow(/wrong@/);
    await expect(into(first.file, withDatabase(ownerUrl, "nowhere"))).rejects.toThrow(/no such database/);
    const port = other((url) => {
      url.port = "1";
    });
    await expect(into(first.file, port)).rejects.toThrow(/nobody answers/);
    await expect(
      runBackup({ ownerUrl: password, folder, origin: "ordered" }, () => new Date()),
    ).rejects.toThrow(BackupFault);
  });

  it("a copy whose rows break a rule: nothing of it stays, and the base can be tried again", async () => {
    const empty = await emptyDatabase();
    const broken = join(folder, "broken.backup");
    // The owner may break what the application may not: a promise without its client.
    const source = postgres(copy.ownerUrl, { max: 1, onnotice: () => {} });
    await source`alter table assignments drop constraint assignments_client_id_clients_id_fk`;
    await source`update assignments set client_id = gen_random_uuid() where id = (select id from assignments limit 1)`;
    await source.end();
    await makeBackup({ ownerUrl: copy.ownerUrl, path: broken, madeAt: now });
    await expect(into(broken, empty.ownerUrl)).rejects.toThrow(
      /assignments does not take its rows: .*foreign key/,
    );
    const again = await restoreBackup({ path: first.file, ownerUrl: empty.ownerUrl, now, acts: null });
    expect(again.tables).toBe(first.manifest?.tables.length);
  }, 90_000);
});
