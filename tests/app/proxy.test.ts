import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { sessionCookie } from "#app/cookies.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { proxy } from "../../proxy.ts";

await testDatabase();

const own = "https://slovo.test";
const megabyte = 1024 * 1024;

const ask = (path: string, method = "GET", headers: Record<string, string> = {}) =>
  proxy(new NextRequest(own + path, { method, headers: { origin: own, ...headers } }));

const isLetThrough = (answer: Response) => answer.headers.get("x-middleware-next") === "1";

it("says what is wrong with an action of over a megabyte, in words and with the usual headers", async () => {
  const answer = await ask("/clients", "POST", {
    "next-action": "7f00",
    "content-length": String(megabyte + 1),
  });
  expect(answer.status).toBe(413);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(await answer.text()).toContain("Too much data");
});

it.each([
  ["an action of just a megabyte", { "next-action": "7f00", "content-length": String(megabyte) }],
  ["what is no action", { "content-length": String(megabyte + 1) }],
])("lets %s through", async (_, headers) => {
  expect(isLetThrough(await ask("/clients", "POST", headers))).toBe(true);
});

it("leads from the slash at the end to the address itself, as what it was asked", async () => {
  for (const [path, to] of [
    ["/clients/?q=%D1%91", "/clients?q=%D1%91"],
    ["/api/auth/csrf/", "/api/auth/csrf"],
    ["/clients/import/upload/", "/clients/import/upload"],
  ] as const) {
    const answer = await ask(path, "POST");
    expect(answer.status).toBe(308);
    expect(answer.headers.get("location")).toBe(own + to);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  }
  expect(isLetThrough(await ask("/"))).toBe(true);
  expect(isLetThrough(await ask("/clients"))).toBe(true);
});

it("leaves a file that is handed out its own policy, and its neighbours that of a page", async () => {
  const id = "6c0a5f6e-5b1c-4a53-9d0e-0f6f4f1d2a11";
  const policyOf = async (path: string) => (await ask(path)).headers.get("content-security-policy");
  for (const path of [`/clients/${id}/records/files/${id}`, `/clients/${id}/records/%66iles/${id}`])
    expect(await policyOf(path)).toBe("sandbox; default-src 'none'");
  for (const path of [
    `/clients/${id}`,
    `/clients/${id}/records/files`,
    `/x/clients/${id}/records/files/${id}`,
  ])
    expect(await policyOf(path)).toContain("script-src 'self' 'nonce-");
  const foreign = await ask(`/clients/${id}/records/files/${id}`, "POST", {
    ...{ origin: "https://elsewhere.test", cookie: `${sessionCookie()}=x` },
  });
  expect(foreign.status).toBe(403);
});
