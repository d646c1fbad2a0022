import { beforeEach, expect, it, vi } from "vitest";
import { GET as letter } from "#app/(office)/clients/[id]/letter/route.ts";
import { GET as records } from "#app/(office)/clients/[id]/records/route.ts";
import { HEAD } from "#app/(office)/exports/[id]/file/route.ts";
import { makeClient, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { arrive } from "./arrive.ts";

vi.mock("next/headers", async () => (await import("./incoming.ts")).nextHeaders);

const afterwards = vi.hoisted(() => [] as (() => Promise<unknown>)[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => afterwards.push(work),
}));

const { owner } = await testDatabase();
beforeEach(() => {
  afterwards.length = 0;
});

it("a look at the file of an export is refused: it would spend the one time", () => {
  const answer = HEAD();
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET");
});

it.each([
  ["records", records],
  ["letter", letter],
])("the %s of a card, asked for without the card, are a look at it", async (part, route) => {
  const person = await makeStaff({ role: "sales_manager" });
  const { id } = await makeClient({ ownerId: person.id });
  await arrive(person.id);
  const answer = await route(new Request(`https://slovo.test/clients/${id}/${part}`), {
    params: Promise.resolve({ id }),
  });
  expect(answer.status).toBe(200);
  for (const work of afterwards) await work();
  const lines =
    await owner`select client_id, what, contacts_shown from access_log where staff_id = ${person.id}`;
  expect([...lines]).toEqual([{ client_id: id, what: "card", contacts_shown: true }]);
});
