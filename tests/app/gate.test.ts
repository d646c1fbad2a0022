import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { sessionCookie } from "#app/cookies.ts";
import { gate } from "#app/gate.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();

const own = "https://slovo.test";
const megabyte = 1024 * 1024;

/** Behind the gate: tells what has come through. */
const server = createServer(
  gate((req, res) =>
    res.end(JSON.stringify({ path: req.headers["x-path"], csp: req.headers["content-security-policy"] })),
  ),
);
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** As it is written, which `fetch` would tidy up. */
const ask = (path: string, method = "GET", headers: Record<string, string> = {}) =>
  new Promise<Answer>((answered, failed) => {
    const sent = { origin: own, ...headers };
    request({ host: "127.0.0.1", port, path, method, headers: sent, agent: false }, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      res.on("end", () => answered({ status: res.statusCode ?? 0, headers: res.headers, text }));
    })
      .on("error", failed)
      .end();
  });

const policyOf = async (path: string) => (await ask(path)).headers["content-security-policy"];

describe("the gate", () => {
  it("says what is wrong with an action of over a megabyte, in words and with the usual headers", async () => {
    const { status, headers, text } = await ask("/clients", "POST", {
      "next-action": "7f00",
      "content-length": String(megabyte + 1),
    });
    expect(status).toBe(413);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(text).toContain("Too much data");
  });

  it("lets through what is no action, whatever its size is said to be", async () => {
    expect((await ask("/clients", "GET", { "x-size": String(megabyte + 1) })).status).toBe(200);
    expect((await ask("/clients", "POST", { "next-action": "7f00", "content-length": "0" })).status).toBe(
      200,
    );
  });

  it("leads from the slash at the end to the address itself, and never to another host", async () => {
    for (const [path, to] of [
      ["/clients/?q=%D1%91", "/clients?q=%D1%91"],
      ["/api/auth/csrf/", "/api/auth/csrf"],
      ["/clients/import/upload/", "/clients/import/upload"],
      ["//elsewhere.test/", "/elsewhere.test"],
      ["/\\elsewhere.test/", "/elsewhere.test"],
      ["///", "/"],
    ] as const) {
      const { status, headers } = await ask(path, "POST");
      expect([path, status, headers.location]).toEqual([path, 308, to]);
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    }
    expect((await ask("/")).status).toBe(200);
    expect((await ask("/clients")).status).toBe(200);
  });

  it("answers 400 to an address that is no text", async () => {
    const { status, headers } = await ask("/clients/%E0%A4%A");
    expect(status).toBe(400);
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
  });

  it("refuses a write with a session from a page that is not ours, and from none", async () => {
    const cookie = `${sessionCookie()}=x`;
    const post = async (headers: Record<string, string>) => (await ask("/clients", "POST", headers)).status;
    expect(await post({ cookie, origin: "https://elsewhere.test" })).toBe(403);
    expect(await post({ cookie, origin: "null" })).toBe(403);
    expect(await post({ cookie })).toBe(200);
    expect(await post({ origin: "https://elsewhere.test" })).toBe(200);
  });

  it("tells the page its own address and nonce, whatever a visitor has written there", async () => {
    const { headers, text } = await ask("/clients?q=1&_rsc=abc&page=2", "GET", {
      "x-path": "/admin",
      "content-security-policy": "script-src 'nonce-known'",
    });
    const { path, csp } = JSON.parse(text) as { path: string; csp: string };
    expect(path).toBe("/clients?q=1&page=2");
    expect(csp).toBe(headers["content-security-policy"]);
    expect(csp).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='/);
    expect(JSON.parse((await ask("/clients?_rsc=abc")).text)).toMatchObject({ path: "/clients" });
  });

  it("leaves a file that is handed out its own policy, and its neighbours that of a page", async () => {
    const id = "6c0a5f6e-5b1c-4a53-9d0e-0f6f4f1d2a11";
    for (const path of [`/clients/${id}/records/files/${id}`, `/clients/${id}/records/%66iles/${id}`])
      expect(await policyOf(path)).toBe("sandbox; default-src 'none'");
    for (const path of [
      `/clients/${id}`,
      `/clients/${id}/records/files`,
      `/x/clients/${id}/records/files/${id}`,
    ])
      expect(await policyOf(path)).toContain("script-src 'self' 'nonce-");
    expect(await policyOf("/_next/static/chunks/a.js")).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});
