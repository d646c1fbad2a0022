import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { later, noon, owe } from "#tests/db/outbox/letters.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner, ownerUrl } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const { holdDelivery, orderBackup, releaseDelivery } = await import("#db/backups/commands.ts");
const { getRunningBackup, heldBack, isBackupStale, listBackups } = await import("#db/backups/queries.ts");
const { frameOf } = await import("#db/frame/queries.ts");
const { fileNameOf, makeRoom } = await import("#db/backups/files.ts");
const { runBackup } = await import("#db/backups/run.ts");
const { claimLetters } = await import("#db/outbox/delivery.ts");
const { deliveryHold } = await import("#db/outbox/table.ts");

const director = await makeActor("director");
const admin = await makeActor("admin");
const manager = await makeActor("sales_manager");
const folder = mkdtempSync(join(tmpdir(), "slovo-room-"));
afterAll(() => rmSync(folder, { recursive: true }));

const copyOf = later(-3600);
const since = noon.toISOString();

beforeEach(async () => {
  await owner`truncate outbox, delivery_hold, mailings, backups, events cascade`;
});

async function restored() {
  await db.insert(deliveryHold).values({ reason: "restored", since: noon, copyOf });
  await owe({}, noon);
  await owner`update outbox set created_at = ${later(-7200)}`;
  await owe({}, noon);
  await owner`update outbox set created_at = ${later(10)} where created_at > ${noon}`;
  for (const [name, state, by] of [
    ["stopped", "paused", "restored"],
    ["resumed", "running", null],
    ["by a person", "paused", null],
  ])
    await owner`insert into mailings (name, kind, state, paused_by, created_by)
      values (${name as string}, 'service', ${state as string}, ${by as string | null}, ${director.id})`;
}

const release = (letters: "send" | "cancel", actor = director, seen = since) =>
  inTransaction((tx) => releaseDelivery(tx, actor, { since: seen, letters }, later(60)));
const events = () =>
  owner<{ command: string; after: unknown }[]>`select command, after from events order by id`;

describe("releasing a restored copy", () => {
  it("tells what waits: letters from before the copy and since, mailings that were under way", async () => {
    await restored();
    const waiting = await heldBack(director, later(60));
    expect(waiting).toMatchObject({ before: 1, since: 1, hold: { reason: "restored", copyOf } });
    expect(waiting?.mailings.map(({ name }) => name).sort()).toEqual(["resumed", "stopped"]);
    expect(await heldBack(manager, later(60))).toBeNull();
  });

  it("cancels what the original may have sent, lets the rest go, keeps every mailing paused, leaves one event", async () => {
    await restored();
    expect(await claimLetters(10, 1000, later(60))).toEqual([]);
    expect(await release("cancel")).toEqual({ cancelled: 1 });
    const left = await owner`select state, props from outbox order by created_at`;
    expect(left.map(({ state }) => state)).toEqual(["cancelled", "queued"]);
    expect(left[0]?.props).toEqual({});
    const states = await owner`select name, state, paused_by from mailings order by name`;
    expect([...states]).toEqual([
      { name: "by a person", state: "paused", paused_by: null },
      { name: "resumed", state: "paused", paused_by: "restored" },
      { name: "stopped", state: "paused", paused_by: "restored" },
    ]);
    expect(await claimLetters(10, 1000, later(60))).toHaveLength(1);
    expect([...(await events())]).toEqual([
      {
        command: "delivery.release",
        after: { letters: "cancel", cancelled: 1, paused: [expect.any(String)] },
      },
    ]);
  });

  it("or sends them all", async () => {
    await restored();
    expect(await release("send", admin)).toEqual({ cancelled: 0 });
    expect(await claimLetters(10, 1000, later(60))).toHaveLength(2);
  });

  it("is refused when nothing is held, when another hold was seen, and to whoever may not", async () => {
    await expect(release("send")).rejects.toMatchObject({ code: "delivery_not_held" });
    await restored();
    await expect(release("send", director, later(1).toISOString())).rejects.toMatchObject({
      code: "delivery_not_held",
    });
    await expect(release("send", manager)).rejects.toMatchObject({ code: "forbidden" });
    expect(await claimLetters(10, 1000, later(60))).toEqual([]);
  });

  it("two people at once: one releases", async () => {
    await restored();
    const answers = await Promise.allSettled([release("cancel"), release("send", admin)]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });
});

describe("stopping letters by hand", () => {
  const hold = (actor = director) => inTransaction((tx) => holdDelivery(tx, actor, {}, noon));

  it("stops them for everybody, and running mailings go on after", async () => {
    await owe({}, noon);
    await owner`insert into mailings (name, kind, state, created_by) values ('m', 'service', 'running', ${director.id})`;
    await hold();
    expect(await claimLetters(10, 1000, later(60))).toEqual([]);
    expect((await frameOf(manager, noon)).hold).toMatchObject({ reason: "by_hand", copyOf: null });
    await release("send");
    expect((await owner`select state from mailings`)[0]?.state).toBe("running");
    expect((await events()).map(({ command }) => command)).toEqual(["delivery.hold", "delivery.release"]);
  });

  it("is refused twice, and to whoever may not", async () => {
    await hold();
    await expect(hold(admin)).rejects.toMatchObject({ code: "delivery_held_already" });
    await expect(hold(manager)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("ordering a copy", () => {
  const order = (actor = director, key: string = randomUUID(), now = noon) =>
    inTransaction((tx) => orderBackup(tx, actor, { key }, now));

  it("leaves one row, one job, one event, also when pressed twice", async () => {
    const key = randomUUID();
    const { id } = await order(director, key);
    expect(await order(director, key)).toEqual({ id });
    expect(await getRunningBackup(director, later(5))).toMatchObject({ id, bytes: null, usual: null });
    expect([...(await owner`select data from pgboss.job where name = 'backups.run'`)]).toEqual([
      { data: { backupId: id } },
    ]);
    expect(await events()).toHaveLength(1);
  });

  it("is refused while one is made, but not for ever, and to whoever may not", async () => {
    await order();
    await expect(order(admin)).rejects.toMatchObject({ code: "backup_running" });
    await expect(order(manager)).rejects.toMatchObject({ code: "forbidden" });
    await order(admin, randomUUID(), later(3 * 3600));
    expect(await listBackups(manager)).toEqual([]);
    expect(await listBackups(director)).toHaveLength(2);
  });

  it("asked for by several at the same moment, is made for one of them", async () => {
    const jobs = () => owner`select 1 from pgboss.job where name = 'backups.run'`;
    const before = (await jobs()).length;
    const orders = await Promise.allSettled(Array.from({ length: 6 }, () => order()));
    const refused = orders.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(5);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: "backup_running" } });
    expect(await owner`select 1 from backups`).toHaveLength(1);
    expect(await jobs()).toHaveLength(before + 1);
  });

  it("is done once, however often the queue asks; a failure is written down in words", async () => {
    const clock = vi.fn(() => later(1));
    const done = await runBackup({ ownerUrl, folder, origin: "nightly" }, clock);
    const again = await runBackup({ ownerUrl, folder, origin: "nightly", id: done.id }, clock);
    expect(again).toEqual(done);
    expect(readdirSync(folder)).toHaveLength(1);
    await expect(
      runBackup({ ownerUrl, folder: join(done.file, "no"), origin: "nightly" }, clock),
    ).rejects.toThrow();
    const [failed] = await owner`select error, finished_at from backups where error is not null`;
    expect(failed?.finished_at).toEqual(later(1));
    expect(await getRunningBackup(director, later(2))).toBeNull();
  });
});

describe("the newest good copy", () => {
  const day = 24 * 3600;
  const good = (at: Date, error: string | null = null) => owner`
    insert into backups (started_at, finished_at, file, error) values (${at}, ${at}, 'f', ${error})`;

  it("is missed after 26 hours; a failed one does not count", async () => {
    await good(noon);
    expect(await isBackupStale(later(26 * 3600))).toBe(false);
    await good(later(26 * 3600), "no space");
    expect(await isBackupStale(later(26 * 3600 + 1))).toBe(true);
    expect(await frameOf(director, later(2 * day))).toMatchObject({ hold: null, stale: true });
    expect(await frameOf(manager, later(2 * day))).toMatchObject({ hold: null, stale: false });
  });

  it("a base without one counts from its first event", async () => {
    expect(await isBackupStale(later(day * 9))).toBe(false);
    await owner`insert into events (command, entity, at) values ('demo', 'company', ${noon})`;
    expect(await isBackupStale(later(25 * 3600))).toBe(false);
    expect(await isBackupStale(later(27 * 3600))).toBe(true);
  });

  it("fourteen of a kind are kept, the other kind and foreign files stay", () => {
    const names = Array.from({ length: 16 }, (_, n) => fileNameOf(later(n * day), "nightly"));
    const others = [fileNameOf(noon, "ordered"), "notes.txt", `${names[0]}.part`];
    const room = mkdtempSync(join(folder, "many-"));
    for (const name of [...names, ...others]) writeFileSync(join(room, name), "");
    expect(makeRoom(room, "nightly")).toEqual(names.slice(0, 2).map((name) => join(room, name)));
    expect(readdirSync(room).sort()).toEqual([...names.slice(2), ...others].sort());
  });
});
