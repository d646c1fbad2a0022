import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { POST } from "#app/api/v1/leads/route.ts";
import { makeKey } from "#db/api-keys/commands.ts";
import { listKeys } from "#db/api-keys/queries.ts";
import { newSecret } from "#db/api-keys/secret.ts";
import { inTransaction } from "#db/index.ts";
import { countWrongKey, MOST_WRONG } from "#db/leads/count-wrong-key.ts";
import { leads } from "#db/leads/table.ts";
import { staff } from "#db/staff/table.ts";
import { makeActor, makeDepartment } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
const admin = await makeActor("admin");
await makeActor("director");
const department = await makeDepartment();
await makeActor("sales_manager", { departmentId: department.id });

async function newKey(): Promise<string> {
  const facts = { name: "Форма", staffId: null, departmentId: department.id, minutes: 60, source: "Сайт" };
  const made = await inTransaction((tx) => makeKey(tx, admin, { key: randomUUID(), ...facts }, new Date()));
  return made.secret ?? "";
}

let secret = "";
beforeEach(async () => {
  secret = await newKey();
});

const post = (fields: object, of = secret) =>
  POST(
    new Request("https://slovo.test/api/v1/leads", {
      method: "POST",
      headers: { authorization: `Bearer ${of}`, "content-type": "application/json" },
      body: JSON.stringify({ idempotencyKey: randomUUID(), ...fields }),
    }),
  );
const reachable = (n: number) => ({ email: `lead${n}@form.example` });

it("loses no lead to another of a like key: neither of another form, nor of the same beginning", async () => {
  const long = "form-".padEnd(70, "0");
  const [same, other] = [{ idempotencyKey: "form-2026-1" }, await newKey()];
  const answers = [
    await post({ ...same, ...reachable(1) }),
    await post({ ...same, ...reachable(2) }, other),
    await post({ idempotencyKey: `${long}1`, ...reachable(3) }),
    await post({ idempotencyKey: `${long}2`, ...reachable(4) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
});

it("counts a post that cannot be answered or read, and refuses the flood with when to come again", async () => {
  expect((await post({ phone: "завтра" })).status).toBe(422);
  expect((await post({ idempotencyKey: 7 })).status).toBe(422);
  const [{ counted } = { counted: 0 }] = await db.execute<{ counted: number }>(
    sql`select count(*)::int as counted from public_posts where form = 'lead'
      and sender_hash = (select sender_hash from public_posts order by at desc, id desc limit 1)`,
  );
  expect(counted).toBe(2);
  await db.execute(sql`insert into public_posts (form, sender_hash, at)
    select form, sender_hash, at from
      (select * from public_posts where form = 'lead' order by at desc, id desc limit 1) p, generate_series(3, 600)`);
  const flood = await post(reachable(5));
  expect([flood.status, flood.headers.get("retry-after")]).toEqual([429, "600"]);
});

it("lets few posts of one key work at once, and asks those beyond a short line to come again", async () => {
  const before = await db.$count(leads);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => post(reachable(100 + n))));
  const taken = answers.filter(({ status }) => status === 201).length;
  const away = answers.filter(({ status }) => status === 429);
  expect(taken + away.length).toBe(40);
  expect(taken).toBeGreaterThanOrEqual(22);
  expect(away.length).toBeGreaterThan(0);
  expect(away[0]?.headers.get("retry-after")).toBe("2");
  expect(await db.$count(leads)).toBe(before + taken);
});

it("refuses wrong keys of one address after a while, hears the right one all the same, and counts addresses apart", async () => {
  const wrong = () => post(reachable(200), newSecret());
  const first = await wrong();
  expect([first.status, (await first.json()).code]).toEqual([401, "api_key_wrong"]);
  await db.execute(sql`insert into public_posts (form, sender_hash, at)
    select form, sender_hash, at from
      (select * from public_posts where form = 'wrong key' order by at desc, id desc limit 1) p,
      generate_series(2, ${MOST_WRONG.unknown})`);
  const flood = await wrong();
  expect([flood.status, flood.headers.get("retry-after")]).toEqual([429, "600"]);
  expect((await post(reachable(201))).status).toBe(201);
  const from = (ip: string) => inTransaction((tx) => countWrongKey(tx, ip, new Date()));
  for (let n = 0; n < MOST_WRONG.known; n++) await from("192.0.2.7");
  await expect(from("192.0.2.7")).rejects.toMatchObject({ code: "too_many_posts" });
  await from("192.0.2.8");
});

it("opens nothing by a key of somebody whose access had ended before keys were shut with it", async () => {
  await db.execute(sql`delete from public_posts where form = 'wrong key'`);
  const maker = await makeActor("admin");
  const facts = {
    name: "Старая форма",
    staffId: null,
    departmentId: department.id,
    minutes: 60,
    source: "Сайт",
  };
  const made = await inTransaction((tx) => makeKey(tx, maker, { key: randomUUID(), ...facts }, new Date()));
  expect((await post(reachable(300), made.secret ?? "")).status).toBe(201);
  await db.update(staff).set({ accessEndedAt: new Date() }).where(eq(staff.id, maker.id));
  expect((await post(reachable(301), made.secret ?? "")).status).toBe(401);
  const [old] = (await listKeys(admin)).filter(({ id }) => id === made.id);
  expect(old).toMatchObject({ revokedAt: null, orphaned: true });
});
