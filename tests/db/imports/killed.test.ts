import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { getImport, getImportProgress } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { baseHash, clientSet, emptyBase, importWhole, now, prepare, start, undoWhole } from "./importing.ts";
import { csvUtf8, registerRows } from "./register.ts";

const { owner } = await testDatabase();
const director = await makeActor("director");
const kills = Number(process.env.SOAK_KILLS ?? 2);
/** Enough that every kill finds work left. */
const rows = 800 * kills;
const bytes = csvUtf8(registerRows(rows));
const patience = 90_000 * kills;
const clock = () => now;

afterEach(() => emptyBase(owner));

/** A process of its own that does the import's work, killed without warning once it has written something new. */
async function killMidway(importId: string): Promise<number> {
  const before = (await getImportProgress(director, importId, now)).doneRows;
  const script = `const { runImport } = await import("#db/imports/run.ts"); await runImport(${JSON.stringify(importId)}, () => new Date(), { portion: 500 });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  for (;;) {
    const { doneRows, total } = await getImportProgress(director, importId, now);
    if (doneRows > before || child.exitCode !== null) {
      child.kill("SIGKILL");
      await ended;
      return total - doneRows;
    }
    await sleep(5);
  }
}

test(
  "killed again and again, then finished by another worker: the same set, none doubled",
  async () => {
    await importWhole(director, "register.csv", bytes);
    const whole = await clientSet(owner);
    await emptyBase(owner);
    const empty = await baseHash(owner);
    const id = await prepare(director, "register.csv", bytes);
    await start(director, id);
    for (let kill = 0; kill < kills; kill++) expect(await killMidway(id)).toBeGreaterThan(0);
    await runImport(id, clock);
    expect(await getImport(director, id)).toMatchObject({
      state: "done",
      result: { created: rows, failed: 0 },
    });
    expect(await clientSet(owner)).toEqual(whole);
    const again = await importWhole(director, "register.csv", bytes);
    expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: rows });
    await undoWhole(director, id);
    expect(await baseHash(owner)).toBe(empty);
  },
  patience,
);

test(
  "two workers at once write each row once",
  async () => {
    const id = await prepare(director, "register.csv", bytes);
    await start(director, id);
    await Promise.all([runImport(id, clock), runImport(id, clock), runImport(id, clock)]);
    expect(await getImport(director, id)).toMatchObject({ state: "done", result: { created: rows } });
    expect(await clientSet(owner)).toHaveLength(rows);
  },
  patience,
);

test(
  "two workers at one check leave one whole plan",
  async () => {
    const id = await prepare(director, "register.csv", bytes);
    await owner`update imports set state = 'checking', plan = null where id = ${id}`;
    await Promise.all([runImport(id, clock), runImport(id, clock)]);
    await runImport(id, clock);
    expect(await getImport(director, id)).toMatchObject({
      state: "ready",
      plan: { create: rows, failed: 0 },
    });
  },
  patience,
);

test("a worker that is asked to stop leaves the rest to the next one", async () => {
  const id = await prepare(director, "register.csv", bytes);
  await start(director, id);
  await expect(runImport(id, clock, { stopping: AbortSignal.abort() })).rejects.toThrow();
  expect((await getImport(director, id)).state).toBe("running");
});
