import { cookieOf } from "./addresses.ts";
import { emailOf, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";

test.describe.configure({ mode: "default" });
test.use({ officeOptions: { data: "demo", worker: false, variables: {} } });

const get = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(url, { method, headers, redirect: "manual" });

test("every kind of answer carries the headers", async ({ office }) => {
  const director = await cookieOf(office, emailOf("director"));
  const signInPage = await get(`${office.address}/sign-in`);
  const asset = /\/_next\/static\/[^"]+\.js/.exec(await signInPage.text())?.[0] ?? "";
  // Of the shape of a personal link, which passes by the proxy.
  const token = "a".repeat(43);
  const kinds: [string, number, Record<string, string>?, string?][] = [
    ["/sign-in", 200],
    ["/clients", 200, { cookie: director }],
    ["/clients", 307],
    ["/clients/", 308],
    ["/api/auth/csrf/", 308],
    ["/clients/import/upload/", 308],
    ["/api/health", 200],
    ["/api/auth/csrf", 200],
    ["/api/auth/_log", 404],
    ["/clients/choices?of=owner", 401],
    ["/clients/choices?of=owner", 200, { cookie: director }],
    ["/no/such/page", 404],
    ["/favicon-of-nobody", 404],
    [asset, 200],
    ["/_next/static/no-such-file.js", 404],
    ["/fonts/inter-latin.woff2", 200],
    ["/fonts/no-such-font.woff2", 404],
    ...["s", "u"].flatMap((page): [string, number, undefined, string][] => [
      [`/${page}/${token}`, 204, undefined, "OPTIONS"],
      ...["PUT", "PATCH", "DELETE"].map(
        (method) => [`/${page}/${token}`, 405, undefined, method] as [string, number, undefined, string],
      ),
    ]),
    [`/s/${token}/draft`, 405, undefined, "GET"],
    [`/s/${token}/draft`, 204, undefined, "OPTIONS"],
  ];
  for (const [route, status, headers, method = "GET"] of kinds) {
    const answer = await get(office.address + route, headers, method);
    const path = `${method} ${route}`;
    const header = (name: string) => answer.headers.get(name) ?? "";
    expect.soft(answer.status, path).toBe(status);
    expect.soft(header("x-content-type-options"), path).toBe("nosniff");
    expect.soft(header("referrer-policy"), path).toBe("same-origin");
    expect.soft(header("x-frame-options"), path).toBe("DENY");
    expect.soft(header("content-security-policy"), path).toContain("frame-ancestors 'none'");
    expect.soft(header("strict-transport-security"), path).toMatch(/max-age=\d{8}/);
    expect.soft(header("x-powered-by"), path).toBe("");
    if (headers) expect.soft(header("cache-control"), path).toContain("no-store");
  }
});

test("an address with a slash at its end leads to the same one without, here and nowhere else", async ({
  office,
}) => {
  const origin = office.address;
  for (const [path, to] of [
    ["/clients/?q=1", "/clients?q=1"],
    ["/api/auth/csrf/", "/api/auth/csrf"],
    ["/clients/import/upload/", "/clients/import/upload"],
    ["/sign-in/", "/sign-in"],
  ] as const) {
    const { headers } = await get(origin + path);
    expect.soft(new URL(headers.get("location") ?? "", origin).href, path).toBe(origin + to);
  }
  expect((await fetch(`${origin}/sign-in/`)).status).toBe(200);
  // What only looks like a host stays a path of ours.
  const elsewhere = await get(`${origin}//evil.example/`);
  expect(new URL(elsewhere.headers.get("location") ?? "", origin).origin).toBe(origin);
});

test("an action of over a megabyte is refused in words and with the headers", async ({ office }) => {
  const answer = await fetch(`${office.address}/clients`, {
    method: "POST",
    headers: { "next-action": "7f".repeat(21), "content-type": "text/plain;charset=UTF-8" },
    body: "x".repeat(1024 * 1024 + 1),
  });
  expect(answer.status).toBe(413);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await answer.text()).toContain("Too much data");
});

test("scripts run by a nonce that is never the same", async ({ office }) => {
  const director = await cookieOf(office, emailOf("director"));
  const nonces = new Set<string>();
  for (const [path, cookie] of [
    ["/sign-in", ""],
    ["/sign-in", ""],
    ["/clients", director],
    ["/no/such/page", director],
    ["/no/such/page", ""],
  ] as const) {
    const answer = await get(office.address + path, cookie ? { cookie } : {});
    const csp = answer.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']{20,})'/.exec(csp)?.[1] ?? "";
    nonces.add(nonce);
    expect(csp).not.toMatch(/script-src[^;]*unsafe/);
    const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
  }
  expect(nonces.size).toBe(5);
});

test("cookies are out of reach of scripts and of other sites", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    "slovo.callback",
    "slovo.csrf",
    "slovo.device",
    "slovo.session",
  ]);
  for (const { name, httpOnly, sameSite, path } of cookies) {
    expect({ name, httpOnly, sameSite, path }).toEqual({ name, httpOnly: true, sameSite: "Lax", path: "/" });
  }
});
