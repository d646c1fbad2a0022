import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { apiRoute, publicRoute } from "#app/routes.ts";
import { Refused } from "#db/errors.ts";
import { branches } from "#db/staff/table.ts";
import { makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { arrive } from "./arrive.ts";
import { incoming } from "./incoming.ts";

vi.mock("next/headers", async () => (await import("./incoming.ts")).nextHeaders);

const { db } = await testDatabase();
const director = await makeStaff({ role: "director" });
const manager = await makeStaff({ role: "sales_manager" });

const schema = z.strictObject({ name: z.string().min(3), fate: z.string().optional() });
type Input = z.output<typeof schema>;

async function write(tx: Parameters<Parameters<typeof db.transaction>[0]>[0], { name, fate }: Input) {
  await tx.insert(branches).values({ name });
  if (fate === "refuse") throw new Refused("not_found");
  if (fate === "break") throw new TypeError("a bug");
  return { name };
}
const staffRoute = apiRoute("staff.manage", schema, (tx, _, input) => write(tx, input));
const anyonesRoute = publicRoute(schema, write);

const own = "https://slovo.test";
const context = (params = {}) => ({ params: Promise.resolve(params) });
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(`${own}/api/x`, { method: "POST", body, headers: { origin: own, ...headers } });
const json = (value: unknown, headers = {}) =>
  post(JSON.stringify(value), { "content-type": "application/json", ...headers });

let n = 0;
const fresh = () => `Филиал путей ${++n}`;
const written = (name: string) => db.$count(branches, eq(branches.name, name));

describe.each([
  ["apiRoute", staffRoute],
  ["publicRoute", anyonesRoute],
])("%s", (_, route) => {
  it("answers JSON and a form with the data, and lets nobody keep it", async () => {
    await arrive(director.id);
    const form = new FormData();
    for (const make of [
      (name: string) => json({ name }),
      (name: string) => {
        form.set("name", name);
        return post(form);
      },
    ]) {
      const name = fresh();
      const answer = await route(make(name), context());
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(await answer.json()).toEqual({ ok: true, data: { name } });
      expect(await written(name)).toBe(1);
    }
  });

  it("refuses a write from a foreign page, from none, and with forwarded headers that lie", async () => {
    await arrive(director.id);
    const name = fresh();
    const evil = "https://evil.example";
    const requests = [
      json({ name }, { origin: evil }),
      json({ name }, { origin: evil, "x-forwarded-host": "evil.example", host: "evil.example" }),
      json({ name }, { origin: "null" }),
    ];
    const absent = json({ name });
    absent.headers.delete("origin");
    for (const request of [...requests, absent]) {
      const answer = await route(request, context());
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "foreign_origin" });
    }
    expect(await written(name)).toBe(0);
  });

  it("takes the path's parameters over the body's", async () => {
    await arrive(director.id);
    const [inPath, inBody] = [fresh(), fresh()];
    await route(json({ name: inBody }), context({ name: inPath }));
    expect([await written(inPath), await written(inBody)]).toEqual([1, 0]);
  });

  it.each([
    ["no JSON at all", "{", "application/json"],
    ["null", "null", "application/json"],
    ["a list", "[1]", "application/json"],
    ["a text", '"name"', "application/json"],
    ["a NUL", '{"name":"a\\u0000bc"}', "application/json"],
    ["half a character", '{"name":"a\\ud800bc"}', "application/json"],
    ["a list for a text", '{"name":["a","b"]}', "application/json"],
    ["a broken form", "--x", "multipart/form-data; boundary=y"],
    ["another kind", "name=abc", "text/plain"],
  ])("answers 422 to %s", async (__, body, type) => {
    await arrive(director.id);
    const answer = await route(post(body, { "content-type": type }), context());
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ ok: false, code: "invalid" });
  });

  it("rolls back after a rule's no and after a bug", async () => {
    await arrive(director.id);
    const name = fresh();
    const refused = await route(json({ name, fate: "refuse" }), context());
    expect(refused.status).toBe(404);
    await expect(route(json({ name, fate: "break" }), context())).rejects.toThrow("a bug");
    expect(await written(name)).toBe(0);
  });
});

describe("apiRoute", () => {
  it("answers 401 to a stranger and 403 to a role without the permission", async () => {
    const name = fresh();
    await arrive(null);
    expect((await staffRoute(json({ name }), context())).status).toBe(401);
    await arrive(manager.id);
    expect((await staffRoute(json({ name }), context())).status).toBe(403);
    expect(await written(name)).toBe(0);
  });
});

describe("publicRoute", () => {
  it("speaks the language that was chosen at the sign-in", async () => {
    await arrive(null);
    const inRussian = await anyonesRoute(json({ name: "a" }), context());
    expect(await inRussian.json()).toMatchObject({ message: "Проверьте отмеченные поля" });
    incoming.cookies.set("slovo.locale", "en");
    const inEnglish = await anyonesRoute(json({ name: "a" }), context());
    expect(await inEnglish.json()).toMatchObject({ message: "Check the marked fields" });
  });
});
