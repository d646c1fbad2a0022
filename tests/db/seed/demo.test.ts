import { and, count, eq, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { listSeers } from "#db/access/seers.ts";
import { type StaffActor, staffActor } from "#db/actor.ts";
import { sweepAlarms } from "#db/assignments/alarms.ts";
import { custodianOf, openStates } from "#db/assignments/states.ts";
import { type AssignmentStep, alarms, assignmentSteps, assignments } from "#db/assignments/table.ts";
import { getClient } from "#db/clients/queries.ts";
import { clients, clientViews, legalEntities } from "#db/clients/table.ts";
import { sweepComplaintAlarms } from "#db/complaints/alarms.ts";
import { complaintAlarms, complaintNumbers, complaints } from "#db/complaints/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { interactions } from "#db/interactions/table.ts";
import { askAll } from "#db/invariants/ask.ts";
import { outbox } from "#db/outbox/table.ts";
import { can } from "#db/permissions.ts";
import { demoAccounts, seedDemo } from "#db/seed/demo.ts";
import { verifyPassword } from "#db/staff/password.ts";
import { roleNames } from "#db/staff/roles.ts";
import { branches, departments, staff } from "#db/staff/table.ts";
import { isWorkingTime } from "#db/values/calendar.ts";
import { checkInn, checkKpp, checkOgrn } from "#db/values/requisites.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-19T08:30:00Z");
beforeAll(() => seedDemo(now));

const tables = [
  ...["complaints", "mailing_recipients", "survey_responses", "consents", "clients", "legal_entities"],
  ...["contacts", "interactions", "assignments", "assignment_steps", "staff"],
];

it("fills a company of 3 branches, 8 departments, 20 people and 1,500 clients, a dozen of them twice, and two from the site", async () => {
  expect(await db.$count(branches)).toBe(3);
  expect(await db.$count(departments, isNotNull(departments.headId))).toBe(8);
  expect(await db.$count(staff)).toBe(20);
  expect(await db.$count(clients)).toBe(1514);
  const [span] = await db
    .select({ from: sql<string>`min(${interactions.at})`, to: sql<string>`max(${interactions.at})` })
    .from(interactions);
  const months = (now.getTime() - new Date(span?.from ?? now).getTime()) / (30.44 * 86_400_000);
  expect(months).toBeGreaterThan(17.5);
  expect(months).toBeLessThan(18.5);
  expect(new Date(span?.to ?? 0) <= now).toBe(true);
});

it("gives every role an account that can sign in", async () => {
  expect(demoAccounts.map(({ role }) => role).sort()).toEqual([...roleNames].sort());
  for (const account of demoAccounts) {
    const [person] = await db.select().from(staff).where(eq(staff.email, account.email));
    expect(person?.role).toBe(account.role);
  }
  const hashes = await db.selectDistinct({ hash: staff.passwordHash }).from(staff);
  expect(hashes).toHaveLength(1);
  expect(await verifyPassword(hashes[0]?.hash ?? null, demoAccounts[0]?.password ?? "")).toBe(true);
});

it("writes numbers with right checksums and phones of the numbering plan", async () => {
  const entities = await db.select().from(legalEntities);
  expect(entities.length).toBeGreaterThan(270);
  // Two of the twins have the requisites of their firm, one of them has gone into it.
  expect(entities.length - new Set(entities.map(({ inn }) => inn)).size).toBeLessThanOrEqual(2);
  for (const { inn, kpp, ogrn } of entities) {
    expect.soft(checkInn(inn ?? "")).toBe("ok");
    expect.soft(checkOgrn(ogrn ?? "")).toBe("ok");
    if (kpp) expect.soft(checkKpp(kpp)).toBe("ok");
  }
  const phones = await db.select().from(contactPoints).where(eq(contactPoints.kind, "phone"));
  expect(phones.filter(({ value }) => !/^\+7\d{10}$/.test(value))).toEqual([]);
  expect(phones.length - new Set(phones.map(({ value }) => value)).size).toBeLessThanOrEqual(20);
});

it("keeps every promise in one pair of hands, and folds its steps into its row", async () => {
  const rows = await db.select().from(assignments);
  const chains = new Map<string, AssignmentStep[]>();
  for (const step of await db.select().from(assignmentSteps).orderBy(assignmentSteps.seq))
    chains.set(step.assignmentId, [...(chains.get(step.assignmentId) ?? []), step]);
  for (const row of rows) {
    const steps = chains.get(row.id) ?? [];
    const last = steps.at(-1);
    expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.map(({ at }) => at.getTime())).toEqual(
      steps.map(({ at }) => at.getTime()).sort((a, b) => a - b),
    );
    expect(steps.slice(1).map(({ fromState }) => fromState)).toEqual(
      steps.slice(0, -1).map(({ toState }) => toState),
    );
    expect(last).toMatchObject({
      seq: row.version,
      toState: row.state,
      custodianId: row.custodianId,
      executorId: row.executorId,
      departmentId: row.departmentId,
      dueAt: row.dueAt,
    });
    expect(row.custodianId).toBe(custodianOf(row));
    expect(last && last.at <= now).toBe(true);
    expect(row.dueAt > row.createdAt).toBe(true);
  }
});

it("shows promises in every state: hundreds kept, some late, several held overdue, some to accept today", async () => {
  const states = await db
    .select({ state: assignments.state, number: count() })
    .from(assignments)
    .groupBy(assignments.state);
  const byState = Object.fromEntries(states.map(({ state, number }) => [state, number]));
  for (const state of openStates) expect(byState[state], state).toBeGreaterThan(0);
  expect(byState.confirmed).toBeGreaterThan(300);
  expect(byState.cancelled).toBeGreaterThan(0);
  const late = and(
    isNull(assignments.closedAt),
    ne(assignments.state, "reported"),
    lt(assignments.dueAt, now),
  );
  const holders = await db.selectDistinct({ id: assignments.custodianId }).from(assignments).where(late);
  expect(holders.length).toBeGreaterThan(5);
  const today = sql`${assignments.dueAt} between ${now.toISOString()} and ${new Date("2026-03-19T21:00:00Z").toISOString()}`;
  expect(await db.$count(assignments, and(isNull(assignments.closedAt), today))).toBeGreaterThan(10);
  const morning = sql`${assignments.createdAt} > ${new Date("2026-03-19T00:00:00Z").toISOString()}`;
  expect(await db.$count(assignments, and(eq(assignments.state, "sent"), morning))).toBeGreaterThan(5);
  expect(
    await db.$count(assignments, sql`${assignments.round} > 1 and ${assignments.closedAt} is null`),
  ).toBeGreaterThan(0);
});

it("gives everyone something on the desk and cards viewed lately", async () => {
  for (const { role, email } of demoAccounts) {
    const [person] = await db.select().from(staff).where(eq(staff.email, email));
    const id = person?.id ?? "";
    const mine = sql`${id} in (${assignments.issuerId}, ${assignments.executorId}) and ${assignments.closedAt} is null`;
    expect(await db.$count(assignments, mine), role).toBeGreaterThan(1);
    const views = await db.$count(clientViews, eq(clientViews.staffId, id));
    if (role === "admin") expect(views).toBe(0);
    else expect(views, role).toBeGreaterThan(2);
  }
});

it("keeps the marks on a client's row true to its timeline", async () => {
  const wrong = await owner`
    select name from clients c where
      last_contact_at is distinct from
        (select max(at) from interactions i where i.client_id = c.id and i.kind <> 'note' and i.outcome is distinct from 'no_answer')
      or next_due_at is distinct from
        (select min(due_at) from assignments a where a.client_id = c.id and closed_at is null and state <> 'reported')
      or search not like '% %' or created_at > coalesce((select min(at) from interactions i where i.client_id = c.id), created_at)`;
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

it("records talks in the working hours of the branch, in clean Russian", async () => {
  const rows = await db
    .select({ at: interactions.at, zone: branches.timeZone, text: interactions.text })
    .from(interactions)
    .innerJoin(clients, eq(clients.id, interactions.clientId))
    .innerJoin(branches, eq(branches.id, clients.branchId))
    .where(sql`not exists (select from inbox_filings where interaction_id = ${interactions.id})`);
  expect(rows.length).toBeGreaterThan(1500);
  expect(rows.filter(({ at, zone }) => !isWorkingTime(at, zone))).toEqual([]);
  const titles = await db.select({ text: assignments.title }).from(assignments);
  for (const { text } of [...rows, ...titles])
    expect(text).not.toMatch(/[{}<>|"!]|\s{2}|undefined|^\p{Ll}| [,.]/u);
  expect(new Set(rows.map(({ text }) => text)).size / rows.length).toBeGreaterThan(0.6);
});

it("does nothing the second time", async () => {
  const hashOf = async () => {
    const sums = [];
    for (const table of tables)
      sums.push(
        await owner`select count(*)::int, md5(string_agg(t::text, '' order by t::text)) from ${owner(table)} t`,
      );
    return JSON.stringify(sums);
  };
  const before = await hashOf();
  await Promise.all([seedDemo(), seedDemo(new Date())]);
  expect(await hashOf()).toBe(before);
});

it("has the letters that the late promises brought on the last working day", async () => {
  const raised = await db.select({ at: alarms.raisedAt }).from(alarms);
  expect(raised.length).toBeGreaterThan(3);
  expect(await db.$count(outbox)).toBeGreaterThan(raised.length);
  expect(new Set(raised.map(({ at }) => at.toISOString().slice(0, 10)))).toEqual(new Set(["2026-03-18"]));
});

it("numbers the complaints without gaps, and tells of the few late ones once", async () => {
  const numbers = await db.select({ number: complaints.number, kind: complaints.kind }).from(complaints);
  for (const { kind, year, last } of await db.select().from(complaintNumbers)) {
    const own = numbers
      .filter((row) => row.kind === kind && row.number.includes(`-${year}-`))
      .map(({ number }) => Number(number.slice(-5)));
    expect(own.sort((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
  }
  const raised = await db.$count(complaintAlarms);
  expect(raised).toBeGreaterThan(0);
  expect(raised).toBeLessThan(8);
});

it("has lost nothing", async () => {
  await sweepAlarms(now);
  await sweepComplaintAlarms(now);
  // Letters wait for a worker, and a copy for its night: neither has come yet.
  const { workersSilent, lettersStuck, backupLate, ...counts } = await askAll(now);
  expect(workersSilent).toBe(1);
  expect(Object.entries(counts).filter(([, n]) => n !== 0)).toEqual([]);
});

it("shows who sees a client exactly as the pages of each colleague answer", async () => {
  const people = await db
    .select({
      ...{ id: staff.id, role: staff.role, branchId: staff.branchId, departmentId: staff.departmentId },
      headOf: sql<
        string[]
      >`array(select ${departments.id} from ${departments} where ${departments.headId} = ${staff.id})`,
    })
    .from(staff);
  const actors = people.map((person) =>
    staffActor({ ...person, sessionId: null, name: person.id, locale: "ru", timeZone: "Europe/Moscow" }),
  );
  const director = actors.find(({ role }) => role === "director") as StaffActor;
  const some = await db
    .select({ id: clients.id })
    .from(clients)
    .where(isNull(clients.mergedIntoId))
    .limit(12);
  for (const { id } of some) {
    const seers = new Map((await listSeers(director, id)).map((seer) => [seer.id, seer]));
    for (const actor of actors) {
      const card = can(actor, "client.view") ? await getClient(actor, id) : undefined;
      const seer = seers.get(actor.id);
      const who = `${actor.role} on ${id}`;
      expect([seer !== undefined, (seer?.cardBy.length ?? 0) > 0], who).toEqual([!!card, !!card]);
      if (!seer || !card) continue;
      const { contactsVisible: knows, editable } = card;
      expect([seer.contacts, seer.contactsBy.length > 0], who).toEqual([knows, knows]);
      expect(seer.edit, who).toBe(editable && can(actor, "client.edit"));
    }
  }
  const head = actors.find(({ role }) => role === "sales_head") as StaffActor;
  await expect(listSeers(head, some[0]?.id ?? "")).rejects.toMatchObject({ code: "forbidden" });
});
