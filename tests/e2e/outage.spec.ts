import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { Keeper, projectRoot, runToEnd } from "#db/local/children.ts";
import { freePort } from "#db/local/ports.ts";
import { type LocalPostgres, startLocalPostgres } from "#db/local/postgres.ts";
import { ensureDatabase, withDatabase } from "#db/local/roles.ts";
import { cookieOf } from "./addresses.ts";
import { officeVariables } from "./office.ts";
import { emailOf } from "./people.ts";

// A cluster of its own: this one is stopped in the middle.
let dataDir: string;
let server: LocalPostgres;
let keepers: Keeper[] = [];
let address: string;
let starts = 0;

test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "slovo-e2e-outage-"));
  chmodSync(dataDir, 0o711);
  server = await startLocalPostgres({ dataDir, settings: ["fsync=off"] });
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const variables = officeVariables(server, port);
  await ensureDatabase(server.ownerUrl, async (draft) => {
    const urls = {
      DATABASE_URL: withDatabase(server.appUrl, draft),
      DATABASE_OWNER_URL: withDatabase(server.ownerUrl, draft),
    };
    expect(await runToEnd("db/local/prepare.ts", ["--demo"], { ...variables, ...urls })).toBe(0);
  });
  const keep = (name: string, script: string, ...args: string[]) =>
    new Keeper(
      { name, script, args, variables, log: join(projectRoot, "test-results", `outage-${name}.log`) },
      () => {
        starts++;
      },
    );
  keepers = [
    keep("web", "app/server.ts", "-H", "127.0.0.1", "-p", String(port)),
    keep("worker", "app/worker.ts"),
  ];
  await expect(async () => expect((await fetch(`${address}/api/health`)).status).toBe(200)).toPass({
    timeout: 30_000,
  });
});

test.afterAll(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop(5_000)));
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Answer = { status: number; body: string; headers: Headers; ms: number };

async function look(path: string, cookie: string): Promise<Answer> {
  const begun = Date.now();
  const answer = await fetch(address + path, { headers: { cookie }, redirect: "manual" });
  return {
    status: answer.status,
    body: await answer.text(),
    headers: answer.headers,
    ms: Date.now() - begun,
  };
}

/** The worker is at work again when a letter that was put into the outbox has come to the mailbox. */
async function letterArrives(withinMs: number) {
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [letter] = await owner<[{ id: string }]>`
      insert into outbox (kind, run_key, to_address, to_name, locale, props, not_before)
      values ('password-reset', ${crypto.randomUUID()}, 'a@example.ru', 'А', 'ru',
        ${owner.json({ name: "А", url: "https://crm.example.ru/x", minutes: 60 })}, now()) returning id`;
    await expect(async () => {
      expect(await owner`select from mailbox_letters where id = ${letter.id}`).toHaveLength(1);
    }).toPass({ timeout: withinMs, intervals: [100] });
  } finally {
    await owner.end({ timeout: 1 });
  }
}

test("an outage of the database is a plain page, and heals by itself", async ({ page }) => {
  const office = { address } as Parameters<typeof cookieOf>[0];
  const cookie = await cookieOf(office, emailOf("director"));
  expect((await look("/today", cookie)).status).toBe(200);
  await letterArrives(20_000);
  const startsBefore = starts;

  for (const _round of [1, 2]) {
    await server.stop();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const path of [
      "/today",
      "/sign-in",
      "/clients",
      "/api/health",
      "/clients/choices?of=region",
      "/no-such-page",
    ]) {
      const answer = await look(path, cookie);
      expect(answer.status, path).toBe(503);
      expect(answer.ms, path).toBeLessThan(3_000);
      expect(answer.headers.get("retry-after")).toBe("3");
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("strict-transport-security")).toBeTruthy();
      expect(answer.body).not.toMatch(/ECONN|postgres|127\.0\.0\.1|at \w+ \(/);
    }
    await page.goto(`${address}/today`);
    await expect(page.getByRole("heading", { name: "База данных сейчас не отвечает" })).toBeVisible();

    server = await startLocalPostgres({ dataDir, settings: ["fsync=off"] });
    await expect(async () => {
      const { status, body } = await look("/today", cookie); // the session of before goes on
      expect(status).toBe(200);
      expect(body).toContain("</html>");
    }).toPass({ timeout: 5_000, intervals: [100] });
    await letterArrives(5_000);
  }
  expect(starts, "web and worker are the same processes as before").toBe(startsBefore);
});
