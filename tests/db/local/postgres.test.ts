import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LocalPostgres, startLocalPostgres } from "#db/local/postgres.ts";
import { ensureDatabase } from "#db/local/roles.ts";

const root = mkdtempSync(join(tmpdir(), "slovo-local-"));
const dataDir = join(root, "data");
let server: LocalPostgres;

const start = async () => {
  server = await startLocalPostgres({ dataDir });
  return server;
};

async function ask<T>(url: string, run: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  return run(client).finally(() => client.end({ timeout: 1 }));
}

beforeAll(async () => {
  if (process.getuid?.() === 0) chmodSync(root, 0o711);
  await start();
  await ensureDatabase(server.ownerUrl, (draft) =>
    ask(server.ownerUrl.replace(/slovo$/, draft), (sql) => sql`create table kept (n int)`.then(() => {})),
  );
});
afterEach(async () => {
  await start();
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

const postmasterNote = () => {
  const beside = join(dataDir, "postgres", "data", "postmaster.pid");
  return readFileSync(beside, "utf8").split("\n");
};

describe("a running server", () => {
  it("is found again, not started twice", async () => {
    const { pid, port } = server;
    expect(await start()).toMatchObject({ pid, port, attached: true });
  });

  it("keeps its passwords from other users of the machine", () => {
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  });

  it("lets nobody in without the password", async () => {
    const wrong = server.appUrl.replace(/:[^:@]+@/, ":guess@");
    await expect(ask(wrong, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "28P01" });
  });

  it("sorts and searches Russian words", async () => {
    const words = await ask(
      server.ownerUrl,
      (sql) => sql`select w from (values ('ёж'), ('еда'), ('жук'), ('Ель')) v(w) order by w`,
    );
    expect(words.map(({ w }) => w)).toEqual(["еда", "ёж", "Ель", "жук"]);
  });
});

describe("a database that is made once", () => {
  it("is not made again", async () => {
    expect(await ensureDatabase(server.ownerUrl, () => Promise.reject(new Error("again")))).toBe("found");
  });

  it("begins anew after a start that was interrupted half-way", async () => {
    const url = server.ownerUrl.replace(/slovo$/, "other");
    const inDraft = url.replace(/other$/, "other_draft");
    const broken = ensureDatabase(url, async () => {
      await ask(inDraft, (sql) => sql`create table half ()`);
      throw new Error("killed");
    });
    await expect(broken).rejects.toThrow("killed");
    await ensureDatabase(url, () => ask(inDraft, (sql) => sql`create table half ()`.then(() => {})));
    expect(await ask(url, (sql) => sql`select from half`)).toHaveLength(0);
  });
});

describe("after an end that was not clean", () => {
  it("keeps every acknowledged row when it was killed", async () => {
    const { port } = server;
    await ask(server.ownerUrl, (sql) => sql`insert into kept select generate_series(1, 1000)`);
    process.kill(server.pid, "SIGKILL");
    expect(await start()).toMatchObject({ port, attached: false });
    const [row] = await ask(server.ownerUrl, (sql) => sql`select count(*)::int as n from kept`);
    expect(row).toEqual({ n: 1000 });
  });

  it("is not misled by a note whose process number went to a stranger", async () => {
    const [, ...rest] = postmasterNote();
    await server.stop();
    writeFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), [process.pid, ...rest].join("\n"));
    expect(await start()).toMatchObject({ attached: false });
  });

  it("makes the cluster anew when that was interrupted", async () => {
    const other = join(root, "half");
    const { stop } = await startLocalPostgres({ dataDir: other });
    await stop();
    rmSync(join(other, "postgres", "data"), { recursive: true });
    mkdirSync(join(other, "postgres", "data.new"));
    const again = await startLocalPostgres({ dataDir: other });
    await again.stop();
    expect(existsSync(join(other, "postgres", "data.new"))).toBe(false);
  });
});

it("moves to another port when its own is taken", async () => {
  await server.stop();
  const stranger = createServer().listen(server.port, "127.0.0.1");
  const { port } = server;
  expect((await start()).port).not.toBe(port);
  stranger.close();
});

it("says in one sentence that a cluster knows no Russian letters", async () => {
  const other = join(root, "plain");
  const plain = await startLocalPostgres({ dataDir: other, locale: "C" });
  await plain.stop();
  await expect(startLocalPostgres({ dataDir: other })).rejects.toThrow(/does not know Russian letters/);
  expect(existsSync(join(other, "postgres", "data", "postmaster.pid"))).toBe(false);
});

it("says in one sentence that the passwords are lost", async () => {
  await server.stop();
  const file = join(dataDir, "postgres.json");
  const kept = readFileSync(file, "utf8");
  rmSync(file);
  await expect(start()).rejects.toThrow(/put the file back/);
  writeFileSync(file, kept);
});

it.runIf(process.getuid?.() === 0)("serves a folder that only root can reach", async () => {
  const closed = join(root, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const away = () => startLocalPostgres({ dataDir: join(closed, "data") });
  const first = await away();
  expect(existsSync(join(closed, "data", "postgres", "data"))).toBe(false);
  await first.stop();
  const second = await away();
  expect(second.port).toBe(first.port);
  await second.stop();
  expect(second.folder).toMatch(/^\/var\/lib\/slovo\//);
  rmSync(join(second.folder, ".."), { recursive: true });
});
