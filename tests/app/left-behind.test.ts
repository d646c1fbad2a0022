import { beforeEach, expect, it, vi } from "vitest";
import { HEAD } from "#app/(office)/exports/[id]/file/route.ts";
import { testDatabase } from "#tests/setup/database.ts";

vi.mock("next/headers", async () => (await import("./incoming.ts")).nextHeaders);

const afterwards = vi.hoisted(() => [] as (() => Promise<unknown>)[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => afterwards.push(work),
}));

await testDatabase();
beforeEach(() => {
  afterwards.length = 0;
});

it("a look at the file of an export is refused: it would spend the one time", () => {
  const answer = HEAD();
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET");
});
