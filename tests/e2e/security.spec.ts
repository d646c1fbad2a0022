import type postgres from "postgres";
import { type Address, allAddresses, asOwner, cookieOf, fingerprint, isPublic } from "./addresses.ts";
import { emailOf, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";

test.describe.configure({ mode: "default" });
test.use({ officeOptions: { data: "demo", worker: false, variables: {} } });

let owner: postgres.Sql;
let addresses: Address[];
let director: string;

test.beforeAll(async ({ office }) => {
  owner = asOwner(office);
  addresses = await allAddresses(office, owner);
  director = await cookieOf(office, emailOf("director"));
});
test.afterAll(() => owner.end({ timeout: 1 }));

const get = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(url, { headers, method, redirect: "manual" });
// The framework leads a request for flight data to an address with its own _rsc first.
const follow = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers });

/** Words that only somebody signed in may read, straight from the tables. */
async function markers(): Promise<string[]> {
  const rows = await owner<{ marker: string }[]>`
    select distinct marker from (
      select name from clients union all select value from contact_points
      union all select surname || ' ' || given from contacts union all select email from staff
      union all select surname || ' ' || given from staff union all select inn from legal_entities
      union all select subject from mailbox_letters union all select to_address from mailbox_letters
      union all select title from assignments union all select file_name from imports
      union all select name from segments union all select name from mailings union all select name from survey_campaigns
      union all select subject from complaints union all select from_name from complaints
      union all select proof from consents union all select address::text from suppressions
    ) as all_of_them (marker) where length(marker) >= 6`;
  return rows.map(({ marker }) => marker);
}

const HEAD = 6;

/** By their beginnings: thousands of markers in a thousand bodies are found in one walk over each. */
function byHead(markers: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const marker of markers) {
    const head = marker.slice(0, HEAD);
    found.set(head, [...(found.get(head) ?? []), marker]);
  }
  return found;
}

/** Flight data escapes quotation marks and may write letters as \uXXXX; look for a marker in every spelling. */
function markersIn(body: string, all: Map<string, string[]>): string[] {
  const plain = body
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  const found = new Set<string>();
  for (let at = 0; at + HEAD <= plain.length; at++)
    for (const marker of all.get(plain.slice(at, at + HEAD)) ?? [])
      if (plain.startsWith(marker, at)) found.add(marker);
  return [...found];
}

test("without a session not a byte of client data leaves", async ({ office }) => {
  const list = await markers();
  expect(list.length).toBeGreaterThan(500);
  const all = byHead(list);
  const { routerState } = addresses.find(({ path }) => path === "/clients") as Address;
  for (const how of [{}, { rsc: "1" }, { rsc: "1", "next-router-state-tree": routerState }]) {
    const headers = { cookie: director, ...how } as Record<string, string>;
    const page = await (await follow(`${office.address}/clients`, headers)).text();
    expect(markersIn(page, all).length, "the director sees markers").toBeGreaterThan(20);
  }

  const forged = `slovo.session=${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`;
  const subrequests = ["proxy", "middleware", "src/proxy", "src/middleware"].flatMap((name) => [
    name,
    Array(5).fill(name).join(":"),
  ]);
  const leaks: string[] = [];
  const look = async (how: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await follow(office.address + path, headers);
    const body = [await answer.text(), ...answer.headers.values()].join("\n");
    const found = markersIn(body, all);
    if (found.length > 0 || answer.status >= 500) {
      leaks.push(`${path} (${how}) ${answer.status}: ${found.slice(0, 3).join(", ")}`);
    }
  };
  const closed = addresses.filter((address) => !isPublic(address));
  await Promise.all(
    closed.map(async ({ path, routerState }) => {
      const state = { rsc: "1", "next-router-state-tree": routerState };
      await look("plain", path);
      await look("RSC", path, { rsc: "1" });
      await look("_rsc", `${path}?_rsc=x`, { rsc: "1" });
      await look("_rsc alone", `${path}?_rsc=x`);
      await look("the page alone", `${path}?_rsc=x`, state);
      await look("prefetch", path, { rsc: "1", "next-router-prefetch": "1" });
      await look("prefetch of the page", path, { ...state, "next-router-prefetch": "1" });
      await look("segment", path, {
        rsc: "1",
        "next-router-prefetch": "1",
        "next-router-segment-prefetch": "/_tree",
      });
      await look(".rsc", `${path}.rsc`);
      await look("locale", `/en${path}`);
      await look("locale", `/ru${path}`);
      await look("data", `/_next/data/x${path}.json`, { "x-nextjs-data": "1" });
      await look("twice /", `/${path}`);
      await look("forged cookie", path, { cookie: forged });
      await look("path of another page", path, { "x-path": "/sign-in", "x-invoke-path": "/sign-in" });
      for (const value of subrequests) await look(value, path, { "x-middleware-subrequest": value });
    }),
  );
  // A link that nobody was given opens nothing, though its token has the right shape.
  for (const { path } of addresses.filter(isPublic)) {
    const turned = path.replace(/[\w-]{43}/, (token) => [...token].reverse().join(""));
    if (turned !== path) await look("a token turned round", turned);
  }
  expect(leaks).toEqual([]);
});

test("reading writes nothing but when one was seen and what one viewed", async ({ office }) => {
  const except = ["client_views", "access_log"];
  const before = await fingerprint(owner, except);
  const failed: string[] = [];
  for (const { path, methods } of addresses.filter((address) => address.methods.includes("GET"))) {
    for (const [method, headers] of [
      ["GET", { cookie: director }],
      ["HEAD", { cookie: director }],
      ["GET", { cookie: director, rsc: "1" }],
    ] as [string, Record<string, string>][]) {
      const answer = await fetch(office.address + path, { method, headers });
      await answer.arrayBuffer();
      if (answer.status >= 500) failed.push(`${method} ${path} ${methods} ${answer.status}`);
    }
  }
  expect(failed).toEqual([]);
  expect(await fingerprint(owner, except)).toEqual(before);
});

test("a foreign record and one that never was look the same", async ({ office }) => {
  const lisin = "lisin@slovo-demo.example";
  const cookie = await cookieOf(office, lisin);
  const [foreign] = await owner<[{ client: string; assignment: string; complaint: string }]>`
    with me as (select id, department_id from staff where email = ${lisin}),
    near as (select client_id from assignments, me where me.id in (executor_id, issuer_id, custodian_id)
      or assignments.department_id = me.department_id)
    select c.id as client, a.id as assignment,
      (select id from complaints where owner_id <> me.id and candidate_id is null and registered_by is distinct from me.id
        and not exists (select from assignments q where q.complaint_id = complaints.id) limit 1) as complaint
    from clients c join assignments a on a.client_id = c.id, me
    where c.id not in (select client_id from near where client_id is not null) limit 1`;
  const never = "01900000-0000-7000-8000-00000000dead";
  const pathOf = (file: string) => addresses.find((one) => one.file.endsWith(file))?.path ?? "";
  const pairs = [
    [`/clients/${foreign.client}`, `/clients/${never}`, 404],
    [`/assignments/${foreign.assignment}`, `/assignments/${never}`, 404],
    [`/complaints/${foreign.complaint}`, `/complaints/${never}`, 404],
    [pathOf("segments/[id]/page.tsx"), `/segments/${never}`, 404],
    [pathOf("mailings/[id]/page.tsx"), `/mailings/${never}`, 404],
    [pathOf("surveys/[id]/page.tsx"), `/surveys/${never}`, 404],
    [pathOf("import/[id]/page.tsx"), `/clients/import/${never}`, 404],
    [pathOf("import/[id]/progress/route.ts"), `/clients/import/${never}/progress`, 403],
    [pathOf("import/[id]/errors/route.ts"), `/clients/import/${never}/errors`, 403],
    [pathOf("mailbox/[id]/page.tsx"), `/mailbox/${never}`, 404],
  ] as const;
  for (const [real, unknown, status] of pairs) {
    expect((await get(office.address + real, { cookie: director })).status, real).toBe(200);
    const bodies = (path: string) =>
      Promise.all(
        ([{}, { rsc: "1" }] as Record<string, string>[]).map(async (headers) => {
          const answer = await follow(office.address + path, { cookie, ...headers });
          if (!headers.rsc) expect(answer.status, path).toBe(status);
          return withoutChance(await answer.text(), path);
        }),
      );
    // Which part of an answer is sent first is a matter of microseconds: two of a few must be equal.
    await expect(async () => expect(await bodies(real), real).toEqual(await bodies(unknown))).toPass({
      timeout: 20_000,
      intervals: [0],
    });
  }
});

/**
 * A body without what differs from answer to answer: the nonce, the number of the request, the address that was asked
 * for, and the order and the numbers of the rows in which the flight data happened to be sent.
 */
function withoutChance(body: string, path: string): string[] {
  const id = /[0-9a-f-]{36}/.exec(path)?.[0] ?? "";
  let flight = "";
  const html = body.replace(
    /<script[^>]*>self\.__next_f\.push\(\[1,(".*?")\]\)<\/script>/gs,
    (_, text: string) => {
      flight += JSON.parse(text) as string;
      return "";
    },
  );
  return `${html}\n${flight}`
    .replace(/nonce(="|":")[^"]+/g, "nonce")
    .replace(/"[\w-]{21,22}"/g, '"NUMBER"')
    .replace(/^[0-9a-f]+:|"\$[@LQ]?[0-9a-f]+\b/gm, "ROW")
    .replaceAll(id, "ID")
    .split("\n")
    .sort();
}

test("no page asks a foreign host for anything or breaks its policy", async ({ page, office }) => {
  const host = new URL(office.address).host;
  const foreign: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:", "about:"].includes(url.protocol) && url.host !== host)
      foreign.push(request.url());
  });
  page.on("console", (message) => {
    // That the sandbox of a letter holds: the tracing of these journeys tries to run a script of its own there.
    if (message.text().startsWith("Blocked script execution in 'about:srcdoc'")) return;
    if (message.type() === "error" && !message.text().includes("404 (Not Found)"))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  for (const session of [false, true]) {
    if (session) await signIn(page, office.address, emailOf("director"));
    for (const { path } of addresses.filter(
      ({ isPage, file, methods }) =>
        (isPage && (session || file.includes("(auth)"))) ||
        (file.includes("(public)") && methods.includes("GET")),
    )) {
      await page.goto(path, { waitUntil: "load" });
    }
  }
  expect(foreign).toEqual([]);
  expect(faults).toEqual([]);
});
