import { eq } from "drizzle-orm";
import { beforeEach, expect, it, vi } from "vitest";
import { POST } from "#app/api/password/ask/route.ts";
import { outbox } from "#db/outbox/table.ts";
import * as links from "#db/staff/links.ts";
import { makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { arrive } from "./arrive.ts";

vi.mock("next/headers", async () => (await import("./incoming.ts")).nextHeaders);

const afterwards = vi.hoisted(() => [] as (() => Promise<unknown>)[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => afterwards.push(work),
}));

const { db } = await testDatabase();

const own = "https://slovo.test";
const ask = (email: string) =>
  POST(
    new Request(`${own}/api/password/ask`, {
      method: "POST",
      body: JSON.stringify({ email }),
      headers: { origin: own, "content-type": "application/json" },
    }),
    { params: Promise.resolve({}) },
  );

beforeEach(async () => {
  afterwards.length = 0;
  await arrive(null);
});

it("answers a known and an unknown address alike, before it looks for either", async () => {
  const looked = vi.spyOn(links, "askReset");
  const person = await makeStaff({ passwordHash: "set" });
  const letters = () => db.$count(outbox, eq(outbox.staffId, person.id));
  const answers = [];
  for (const email of [person.email, "nobody@slovo.test"]) {
    const answer = await ask(email);
    answers.push([answer.status, await answer.text(), [...answer.headers]]);
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toBe(200);
  expect(looked).not.toHaveBeenCalled();
  expect(await letters()).toBe(0);
  for (const work of afterwards) await work();
  expect(await letters()).toBe(1);
});

it("keeps a failure of the work to the log", async () => {
  vi.spyOn(links, "askReset").mockRejectedValueOnce(new Error("the database is away"));
  await ask("somebody@slovo.test");
  await expect(afterwards[0]?.()).resolves.toBeUndefined();
});
