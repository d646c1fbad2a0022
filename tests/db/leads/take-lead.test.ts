import { randomUUID } from "node:crypto";
import { desc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { makeKey, revokeKey } from "#db/api-keys/commands.ts";
import { listKeys } from "#db/api-keys/queries.ts";
import { apiKeys } from "#db/api-keys/table.ts";
import { declineAssignment } from "#db/assignments/commands.ts";
import { assignments } from "#db/assignments/table.ts";
import { clients } from "#db/clients/table.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { events } from "#db/events.ts";
import { inTransaction } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { lead as input } from "#db/leads/input.ts";
import { leads } from "#db/leads/table.ts";
import { takeLead } from "#db/leads/take-lead.ts";
import { departments, staff } from "#db/staff/table.ts";
import { makeActor, makeBranch, makeClient, makeDepartment } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
const admin = await makeActor("admin");
const director = await makeActor("director");
const department = await makeDepartment();
const first = await makeActor("sales_manager", { departmentId: department.id, surname: "Авдеева" });
const second = await makeActor("sales_manager", { departmentId: department.id, surname: "Белов" });
const head = await makeActor("sales_head", { departmentId: department.id });
await db.update(departments).set({ headId: head.id }).where(eq(departments.id, department.id));
// A Thursday, 11:40 in Moscow.
const now = new Date("2026-03-19T08:40:00Z");

const newKey = (more: object = {}) => ({
  ...{ key: randomUUID(), name: "Форма сайта", staffId: null, departmentId: department.id, minutes: 60 },
  ...{ source: "Сайт", ...more },
});
const make = (more: object = {}) => inTransaction((tx) => makeKey(tx, admin, newKey(more), now));
let secret = "";
let phones = 0;
const phone = () => `+7 916 555-${String(++phones).padStart(4, "0")}`.replace(/(\d\d)(\d\d)$/, "$1-$2");
const post = (fields: object, of = secret) =>
  inTransaction((tx) => takeLead(tx, of, input.parse({ idempotencyKey: randomUUID(), ...fields }), now));
const leadOf = async (id: string) =>
  (await db.select().from(leads).where(eq(leads.id, id)))[0] as typeof leads.$inferSelect;

beforeEach(async () => {
  secret = (await make()).secret ?? "";
});

test("a stranger becomes a potential client with a source, an owner in turn and an answer by a term", async () => {
  const ids = [
    await post({ name: "Ольга Ким", phone: phone(), comment: "Нужен шкаф" }),
    await post({ company: "ООО «Дуб»", name: "Пётр Ильич", email: "p@dub.example" }),
  ];
  const [one, two] = [await leadOf(ids[0]?.id ?? ""), await leadOf(ids[1]?.id ?? "")];
  const clientOf = async (id: string) => (await db.select().from(clients).where(eq(clients.id, id)))[0];
  expect(await clientOf(one.clientId)).toMatchObject({
    name: "Ольга Ким",
    kind: "person",
    status: "potential",
    source: "Сайт",
    ownerId: first.id,
  });
  expect(await clientOf(two.clientId)).toMatchObject({
    name: "ООО «Дуб»",
    kind: "company",
    ownerId: second.id,
  });
  const [asked] = await db
    .select()
    .from(assignments)
    .where(eq(assignments.id, one.assignmentId ?? ""));
  expect(asked).toMatchObject({
    executorId: first.id,
    issuerId: head.id,
    state: "sent",
    custodianId: head.id,
    dueAt: new Date("2026-03-19T09:40:00Z"),
  });
  const [talk] = await db
    .select()
    .from(interactions)
    .where(eq(interactions.id, one.interactionId ?? ""));
  expect(talk).toMatchObject({ kind: "message", direction: "in", authorId: first.id });
  expect(talk?.text).toContain("Нужен шкаф");
  expect(
    await db.$count(events, sql`${events.command} = 'lead.take' and ${events.entityId} = ${one.id}`),
  ).toBe(1);
});

test("somebody we know gets a message and their own manager a task; the sender learns nothing of it", async () => {
  const owner = await makeActor("sales_manager");
  const client = await makeClient({ name: "Старый клиент", ownerId: owner.id });
  await db
    .insert(contactPoints)
    .values({ clientId: client.id, kind: "phone", value: "+79031112233", raw: "1" });
  const answer = await post({ name: "Кто-то", phone: "8 (903) 111-22-33" });
  expect(Object.keys(answer)).toEqual(["id"]);
  const made = await leadOf(answer.id);
  expect(made).toMatchObject({ clientId: client.id, isNewClient: false });
  const [asked] = await db
    .select()
    .from(assignments)
    .where(eq(assignments.id, made.assignmentId ?? ""));
  expect(asked).toMatchObject({ executorId: owner.id, clientId: client.id, issuerId: director.id });
  const [known] = await db.select().from(clients).where(eq(clients.id, client.id));
  expect(known).toMatchObject({ name: "Старый клиент", lastContactKind: "message", ownerId: owner.id });
});

test("a known client goes to nobody of another branch, whoever the key names: to one of its own or to a director", async () => {
  const [here, there] = [await makeBranch(), await makeBranch()];
  const colleague = await makeActor("sales_manager", { branchId: there.id });
  const mixed = await makeDepartment();
  await makeActor("sales_manager", { departmentId: mixed.id, branchId: there.id, surname: "Абаева" });
  const near = await makeActor("sales_manager", { departmentId: mixed.id, branchId: here.id });
  const client = await makeClient({ ownerId: null, branchId: here.id });
  const number = phone();
  await db.insert(contactPoints).values({
    ...{ clientId: client.id, kind: "phone", raw: "1" },
    value: `+7${number.replace(/\D/g, "").slice(1)}`,
  });
  const executorOf = async (more: object) => {
    const made = await leadOf((await post({ phone: number }, (await make(more)).secret ?? "")).id);
    expect(made.clientId).toBe(client.id);
    const [asked] = await db
      .select()
      .from(assignments)
      .where(eq(assignments.id, made.assignmentId ?? ""));
    return asked?.executorId;
  };
  expect(await executorOf({ staffId: colleague.id, departmentId: null })).toBe(director.id);
  expect(await executorOf({ departmentId: mixed.id })).toBe(near.id);
});

test("whoever got a lead reads it no more when the client is another's: the words were never theirs", async () => {
  const [owner, heir] = [await makeActor("sales_manager"), await makeActor("sales_manager")];
  const client = await makeClient({ ownerId: owner.id });
  await db
    .insert(contactPoints)
    .values({ clientId: client.id, kind: "email", value: "moved@dub.example", raw: "1" });
  const made = await leadOf((await post({ email: "moved@dub.example", comment: "Мой пин 4321" })).id);
  await db.insert(interactions).values({
    ...{
      clientId: client.id,
      authorId: owner.id,
      kind: "call",
      direction: "in",
      at: now,
      text: "Моя запись",
    },
  });
  const decline = { id: made.assignmentId ?? "", expectedVersion: 1, reason: "Не мой клиент" };
  await inTransaction((tx) => declineAssignment(tx, owner, decline, now));
  const heard = async (actor: typeof owner) =>
    (await listTimeline(actor, client.id, "all", null)).entries.flatMap((entry) =>
      "talk" in entry ? [entry.talk.text] : [],
    );
  expect(await heard(owner)).toContainEqual(expect.stringContaining("4321"));
  await db.update(clients).set({ ownerId: heir.id }).where(eq(clients.id, client.id));
  expect((await heard(owner)).sort()).toEqual([null, "Моя запись"]);
  expect(await heard(heir)).toContainEqual(expect.stringContaining("4321"));
});

test("parallel posts are one lead by their key, and one client by their phone", async () => {
  const before = await db.$count(clients);
  const same = { idempotencyKey: "form-2026-03-19-1", name: "Двойная Анна", phone: phone() };
  const answers = await Promise.all(Array.from({ length: 6 }, () => post(same)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  const others = await make();
  const number = phone();
  await Promise.all([
    post({ phone: number }),
    post({ phone: number }, others.secret ?? ""),
    post({ phone: number }),
    post({ phone: number }, others.secret ?? ""),
  ]);
  expect(await db.$count(clients)).toBe(before + 2);
  await expect(post({ ...same, comment: "другое" })).rejects.toMatchObject({ code: "key_reused" });
});

test("nothing is lost when nobody of the department works here any more", async () => {
  const empty = await makeDepartment();
  const gone = await makeActor("sales_manager", { departmentId: empty.id });
  const key = await make({ departmentId: empty.id });
  await db.update(staff).set({ accessEndedAt: now }).where(eq(staff.id, gone.id));
  const { id } = await post({ email: "late@example.test" }, key.secret ?? "");
  const [asked] = await db
    .select()
    .from(assignments)
    .where(eq(assignments.id, (await leadOf(id)).assignmentId ?? ""));
  expect(asked).toMatchObject({ executorId: director.id });
});

test("a lead that cannot be answered, a wrong key and a revoked one are refused", async () => {
  await expect(post({ name: "Без адреса", phone: "завтра" })).rejects.toMatchObject({
    code: "lead_unreachable",
  });
  await expect(post({ phone: phone() }, "slovo_0000")).rejects.toMatchObject({ code: "api_key_wrong" });
  const [key] = await db.select().from(apiKeys).orderBy(desc(apiKeys.createdAt), desc(apiKeys.id)).limit(1);
  const { id = "" } = key ?? {};
  await inTransaction((tx) => revokeKey(tx, admin, { id, expectedVersion: 1 }, now));
  await expect(post({ phone: phone() })).rejects.toMatchObject({ code: "api_key_wrong" });
  await expect(
    inTransaction((tx) => revokeKey(tx, admin, { id, expectedVersion: 1 }, now)),
  ).rejects.toMatchObject({ code: "stale" });
});

test("a key is made by an administrator, told once and kept as a hash; others make and see none", async () => {
  const wanted = newKey();
  const made = await inTransaction((tx) => makeKey(tx, admin, wanted, now));
  expect(made.secret).toMatch(/^slovo_[\w-]{43}$/);
  expect(await inTransaction((tx) => makeKey(tx, admin, wanted, now))).toEqual({ id: made.id, secret: null });
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, made.id));
  expect(JSON.stringify(row)).not.toContain(made.secret ?? "");
  expect(row?.hint).toBe(made.secret?.slice(-4));
  const listed = await listKeys(admin);
  expect(listed.find(({ id }) => id === made.id)).not.toHaveProperty("secretHash");
  expect(
    await db.$count(events, sql`${events.command} = 'api_key.make' and ${events.entityId} = ${made.id}`),
  ).toBe(1);
  await expect(inTransaction((tx) => makeKey(tx, head, newKey(), now))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(listKeys(head)).rejects.toMatchObject({ code: "forbidden" });
});
