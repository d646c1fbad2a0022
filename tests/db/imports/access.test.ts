import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { events } from "#db/events.ts";
import { listProblems } from "#db/imports/problem-queries.ts";
import { getImport, listImports } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { makeActor, makeClient, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { clientSet, emptyBase, importWhole, now, prepare, start } from "./importing.ts";
import { csvUtf8, innOf } from "./register.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");

afterEach(() => emptyBase(owner));

const file = csvUtf8([["Ромашка", innOf(1)]], ["Название", "ИНН"]);

test("only roles with the permission import", async () => {
  for (const role of ["sales_manager", "marketer", "accountant", "admin", "trainee"] as const) {
    await expect(prepare(await makeActor(role), "a.csv", file)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
});

test("an import is seen by its author and the director, and by nobody else", async () => {
  const head = await makeActor("sales_head");
  const other = await makeActor("sales_head");
  const { id } = await importWhole(head, "a.csv", file);
  expect((await getImport(director, id)).fileName).toBe("a.csv");
  expect(await listImports(other)).toEqual([]);
  await expect(getImport(other, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(start(other, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listProblems(other, id, "all")).toEqual([]);
});

test("a file does not change a client that its author may not change", async () => {
  const colleague = await makeStaff({ role: "sales_manager" });
  await makeClient({ name: "Чужой", externalId: "A1", ownerId: colleague.id });
  const head = await makeActor("sales_head");
  const done = await importWhole(head, "a.csv", csvUtf8([["A1", "Наш"]], ["Код", "Название"]));
  expect(done.result).toMatchObject({ created: 0, updated: 0, failed: 1 });
  const [only] = await listProblems(head, done.id, "errors");
  expect(only?.problem).toMatchObject({ code: "not_yours", about: "Чужой" });
});

test("the worker does not write for somebody who has left", async () => {
  const head = await makeActor("sales_head");
  const id = await prepare(head, "a.csv", file);
  await start(head, id);
  await owner`update staff set closed_at = now() where id = ${head.id}`;
  await runImport(id, () => now);
  expect(await getImport(director, id)).toMatchObject({ state: "failed", failure: "author_left" });
  expect(await clientSet(owner)).toEqual([]);
});

test("each order leaves one event", async () => {
  const { id } = await importWhole(director, "a.csv", file);
  const left = await db
    .select({ command: events.command })
    .from(events)
    .where(eq(events.entityId, id))
    .orderBy(events.at, events.id);
  expect(left.map(({ command }) => command)).toEqual([
    "import.upload",
    "import.map",
    "import.start",
    "import.finish",
  ]);
});

test("a stale window cannot start what was mapped anew", async () => {
  const id = await prepare(director, "a.csv", file);
  await start(director, id);
  await expect(start(director, id)).rejects.toMatchObject({ code: "import_running" });
});
