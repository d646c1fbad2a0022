import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import { projectRoot } from "#db/local/children.ts";
import { type Address, allAddresses, asOwner, cookieOf, fingerprint, isPublic } from "./addresses.ts";
import { emailOf } from "./people.ts";
import { expect, test } from "./shared-office.ts";

test.describe.configure({ mode: "default" });
test.use({ officeOptions: { data: "demo", worker: false, variables: {} } });

let owner: postgres.Sql;
let addresses: Address[];
let director: string;
let origin: string;

test.beforeAll(async ({ office }) => {
  owner = asOwner(office);
  addresses = await allAddresses(office, owner);
  director = await cookieOf(office, emailOf("director"));
  origin = office.address;
});
test.afterAll(() => owner.end({ timeout: 1 }));

type Headers = Record<string, string>;
type Action = { id: string; name: string; path: string };

/** Every server action of the build, and a page that knows it. */
function allActions(): Action[] {
  const file = join(projectRoot, ".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    node: Record<string, { workers: object; filename: string; exportedName: string }>;
  };
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const page = addresses.find((one) => `${one.file.replace(/\.tsx$/, "")}` in workers);
    if (!page) throw new Error(`No page for the action ${exportedName}`);
    return { id, name: exportedName, path: page.path };
  });
}

const act = ({ id, path }: Action, input: unknown, headers: Headers = {}) =>
  fetch(origin + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: director, "content-type": "text/plain;charset=UTF-8", "next-action": id, ...headers },
    body: JSON.stringify(input === undefined ? [] : [input]),
  });

const bad: [string, Headers][] = [
  ["foreign", { origin: "https://evil.example" }],
  ["absent", {}],
  ["opaque", { origin: "null" }],
  ["spoofed", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  [
    "spoofed with its scheme",
    { origin: "http://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
  ],
];

const newcomer = () => ({
  key: randomUUID(),
  email: `${randomUUID()}@evil.example`,
  surname: "Чужой",
  given: "Пришёл",
  role: "director",
  branchId: null,
  departmentId: null,
});

test("no action is executed for a page that is not ours", async () => {
  const invite = allActions().find(({ name }) => name === "invite");
  if (!invite) throw new Error("no invite");
  const before = await fingerprint(owner);
  const statuses: [string, number][] = [];
  for (const [how, headers] of bad) {
    statuses.push([how, (await act(invite, newcomer(), headers)).status]);
    const form = new FormData();
    form.set(`$ACTION_ID_${invite.id}`, "");
    for (const [name, value] of Object.entries(newcomer())) form.set(name, String(value));
    const post = { method: "POST", body: form, headers: { cookie: director, ...headers } };
    statuses.push([`${how}, as a form`, (await fetch(origin + invite.path, post)).status]);
  }
  expect(statuses.filter(([, status]) => status < 400)).toEqual([]);
  expect(await fingerprint(owner)).toEqual(before);
  const own = await act(invite, newcomer(), { origin });
  expect(own.status).toBe(200);
  expect(await own.text()).toContain('"ok":true');
  expect((await fingerprint(owner)).staff).not.toEqual(before.staff);
});

test("no route is executed for a page that is not ours", async () => {
  // A personal link, a signature and a key let in whoever has them, from wherever they come: no cookie counts there.
  const byCookie = addresses.filter((one) => !isPublic(one) && !/api\/(?:hooks|v1)/.test(one.file));
  const writes = byCookie.flatMap(({ path, methods, file }) =>
    methods
      .filter((method) => method !== "GET")
      .map((method) => ({
        method,
        url: origin + (file.includes("nextauth") ? "/api/auth/callback/credentials" : path),
      })),
  );
  expect(writes.length).toBeGreaterThanOrEqual(4);
  const before = await fingerprint(owner);
  for (const { method, url } of writes) {
    for (const [how, headers] of bad.flatMap(([how, headers]): [string, Headers][] => [
      [how, { cookie: director, ...headers }],
      [`${how}, signed out`, headers],
    ])) {
      const body = JSON.stringify({ email: emailOf("quality") });
      const answer = await fetch(url, {
        method,
        body,
        headers: { "content-type": "application/json", ...headers },
      });
      expect.soft(answer.status, `${url}, ${how}`).toBe(403);
    }
  }
  expect(await fingerprint(owner)).toEqual(before);
});

const polyglot = "'; drop table clients; -- \" <script>alert(1)</script> {{constructor}}";
const oddTexts = [
  "a\0b",
  "a\ud800b",
  "a\u202eb",
  "%",
  "x".repeat(10_000),
  polyglot,
  "-1",
  "9".repeat(400),
  "NaN",
];
const oddInputs: unknown[] = [
  undefined,
  null,
  [],
  "text",
  Number.MAX_SAFE_INTEGER,
  { __proto__: null, constructor: 1, id: ["a", "b"], key: {} },
  ...oddTexts.map((text) =>
    Object.fromEntries(["id", "key", "email", "name", "title", "note", "text"].map((name) => [name, text])),
  ),
  { id: "x".repeat(900_000) },
];

test("odd input to an action is refused, not a failure", async () => {
  const failures: string[] = [];
  const actions = allActions();
  expect(actions.length).toBeGreaterThan(6);
  for (const action of actions) {
    for (const [at, input] of oddInputs.entries()) {
      const answer = await act(action, input, { origin });
      const body = await answer.text();
      if (answer.status >= 500 || body.includes('"ok":true'))
        failures.push(`${action.name} ${at} ${answer.status}`);
    }
  }
  expect(failures).toEqual([]);
});

test("odd input to a route is refused, not a failure", async () => {
  const failures: string[] = [];
  for (const { path, methods, file } of addresses.filter(({ isPage }) => !isPage)) {
    const url = origin + (file.includes("nextauth") ? "/api/auth/callback/credentials" : path);
    for (const method of methods.filter((one) => one !== "GET")) {
      const csrf = await fetch(`${origin}/api/auth/csrf`);
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const cookie = `${director}; ${csrf.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ")}`;
      const tokens = { csrfToken, token: "t".repeat(40), password: "x" };
      const bodies: [string, BodyInit][] = [
        ...oddInputs.map((input): [string, string] => ["application/json", JSON.stringify(input) ?? "{"]),
        ...oddTexts.map((text): [string, string] => [
          "application/json",
          JSON.stringify({ ...tokens, email: `${text}@example.ru`, password: text }),
        ]),
        ...oddTexts.map((text): [string, string] => [
          "application/x-www-form-urlencoded",
          new URLSearchParams({ ...tokens, email: text, callbackUrl: text }).toString(),
        ]),
        ["application/x-www-form-urlencoded", `csrfToken=${csrfToken}&email=%00&email=%ED%A0%80&password=%`],
        ["multipart/form-data; boundary=x", "--x\r\nbroken"],
        ["application/json", `{"email":"${"x".repeat(1_000_000)}"}`],
        ["application/octet-stream", new Uint8Array(1_000)],
      ];
      for (const [type, body] of bodies) {
        const headers = { origin, cookie, "content-type": type };
        const answer = await fetch(url, { method, body, headers });
        const text = await answer.text();
        if (answer.status >= 500 || /Failed query|select "|insert into/.test(text))
          failures.push(
            `${method} ${url} ${type} ${String(body).slice(0, 80)}: ${answer.status} ${text.slice(0, 200)}`,
          );
      }
    }
  }
  expect(failures).toEqual([]);
});
