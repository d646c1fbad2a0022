import type postgres from "postgres";
import { type Address, allAddresses, asOwner, cookieOf } from "./addresses.ts";
import { emailOf } from "./people.ts";
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

const polyglot = "'; drop table clients; -- \" <script>alert(1)</script> {{constructor}}";

/** As they stand in an address: a NUL, half a character, an override, a lone %, a list, SQL. */
const oddValues = [
  "%00",
  "%ED%A0%80",
  "%E2%80%AE",
  "%",
  "%E0%A4%A",
  "a&NAME=b",
  encodeURIComponent(polyglot),
  "9".repeat(400),
  "x".repeat(300),
  "01900000-0000-7000-8000-00000000dead",
  "eyJhIjoxfQ",
  "%7B%22a%22%3A1%7D",
];
const usualNames = [
  "q",
  "find",
  "sort",
  "after",
  "before",
  "next",
  "saved",
  "columns",
  "of",
  "view",
  "tab",
  "due",
  "_rsc",
];

test("odd input to a list is never a failure", async ({ office }) => {
  test.setTimeout(360_000); // two thousand requests
  const origin = office.address;
  const failures: string[] = [];
  for (const { path } of addresses.filter(({ methods }) => methods.includes("GET"))) {
    const page = await (await fetch(origin + path, { headers: { cookie: director } })).text();
    const found = [...page.matchAll(/[?;&](\w{1,20})=|\bname="(\w{1,20})"/g)].map(
      ([, link, field]) => link ?? field ?? "",
    );
    const own = [...new Set(found)];
    const names = [...new Set([...usualNames, ...own])];
    const ask = async (address: string) => {
      const answer = await fetch(origin + address, { headers: { cookie: director }, redirect: "manual" });
      await answer.arrayBuffer();
      if (answer.status >= 500) failures.push(`${address.slice(0, 120)}: ${answer.status}`);
    };
    const pair = (name: string, value: string) => `${name}=${value.replace("NAME", name)}`;
    for (const value of oddValues) await ask(`${path}?${names.map((name) => pair(name, value)).join("&")}`);
    await Promise.all(own.map((name) => ask(`${path}?${pair(name, "%00")}`)));
    const last = path.slice(0, path.lastIndexOf("/"));
    for (const value of ["%00", "%ED%A0%80", "%E0%A4%A", "a%2Fb", "..%2f..", "null", "x".repeat(3_000)])
      await ask(`${last}/${value}`);
  }
  expect(failures).toEqual([]);
});
