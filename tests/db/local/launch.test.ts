import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "#db/local/children.ts";
import { localSecrets } from "#db/local/files.ts";
import { isAlive, markOf } from "#db/local/processes.ts";
import { Running } from "#db/local/running.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "slovo-launch-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function run(script: string, args: string[], variables: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: projectRoot,
    env: { NODE_ENV: "test", PATH: process.env.PATH, DATA_DIR: dataDir, ...variables },
    encoding: "utf8",
  });
  return { status, said: stderr.trim().split("\n") };
}

describe("the launcher", () => {
  it("keeps away from a database that is not its own", () => {
    const { status, said } = run("db/local/launch.ts", ["demo"], { DATABASE_URL: "postgres://a@b/c" });
    expect({ status, said }).toEqual({ status: 1, said: [expect.stringMatching(/^DATABASE_URL is set/)] });
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
  });

  it("says what is wrong with a variable before anything starts", () => {
    const { status, said } = run("db/local/launch.ts", ["dev"], { PORT: "abc" });
    expect({ status, said }).toEqual({ status: 1, said: [expect.stringMatching(/^PORT is wrong/)] });
    expect(existsSync(join(dataDir, "running.json"))).toBe(false);
  });
});

it("the start of a server says which database does not answer, and no password", () => {
  const { status, said } = run("db/local/prepare.ts", [], {
    DATABASE_URL: "postgres://slovo:hunter2@127.0.0.1:1/office",
    APP_URL: "https://slovo.test",
    AUTH_SECRET: "a".repeat(32),
    TOKEN_SECRET: "t".repeat(32),
  });
  expect({ status, said }).toEqual({
    status: 1,
    said: [expect.stringMatching(/^The database 127\.0\.0\.1:1\/office/)],
  });
  expect(said.join()).not.toContain("hunter2");
});

describe("one launcher for a data folder", () => {
  it("refuses a second one and lets the next one in after the first has gone", async () => {
    const first = await Running.claim(dataDir);
    first.announce("http://127.0.0.1:3000");
    await expect(Running.claim(dataDir)).rejects.toThrow(/running already at http:\/\/127\.0\.0\.1:3000/);
    first.release();
    (await Running.claim(dataDir)).release();
  });

  it("ends what a killed launcher left, and nothing that only has its number", async () => {
    const idle = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
    const [orphan, stranger] = [idle(), idle()];
    const left = markOf(orphan.pid ?? 0);
    const unlike = markOf(stranger.pid ?? 0);
    const dead = { pid: process.pid, born: "long ago" };
    const children = [left, { ...unlike, born: "long ago" }];
    writeFileSync(join(dataDir, "running.json"), JSON.stringify({ launcher: dead, address: null, children }));
    const running = await Running.claim(dataDir);
    expect([isAlive(left), isAlive(unlike)]).toEqual([false, true]);
    stranger.kill();
    running.release();
  });

  it("is not stopped by a note that was cut short", async () => {
    writeFileSync(join(dataDir, "running.json"), '{"launcher":');
    (await Running.claim(dataDir)).release();
  });
});

it("makes secrets once and keeps them", () => {
  const secrets = localSecrets(dataDir);
  expect(secrets.AUTH_SECRET).toHaveLength(43);
  expect(secrets.AUTH_SECRET).not.toBe(secrets.TOKEN_SECRET);
  expect(localSecrets(dataDir)).toEqual(secrets);
});
