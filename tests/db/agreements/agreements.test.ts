import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import {
  cancelAgreement,
  changeAgreement,
  editSubject,
  endAgreement,
  extendAgreement,
  recordAgreement,
  reinstateAgreement,
} from "#db/agreements/commands.ts";
import * as input from "#db/agreements/input.ts";
import { listSubjects } from "#db/agreements/queries.ts";
import { agreementSubjects, agreements } from "#db/agreements/table.ts";
import { getDossier } from "#db/clients/dossier.ts";
import { inTransaction } from "#db/index.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
let office: Office;
let oldClient: string;
let newClient: string;
beforeAll(async () => {
  office = await makeOffice();
  oldClient = await addClient(office.manager, { name: "Мебель «Сибирь»" });
  newClient = await addClient(office.stranger, { name: "Окна «Енисей»" });
});

const slot = (name: string) => ({ kind: "slot" as const, name });
const record = async (fields: Record<string, unknown>, actor = office.manager) => {
  const clientId = actor === office.stranger ? newClient : oldClient;
  const said = {
    key: randomUUID(),
    clientId,
    kind: "oral",
    number: "",
    title: "Реклама на первой полосе",
    contactId: null,
  };
  const period = { subject: null, startsOn: "2026-03-01", endsOn: "2026-03-31" };
  const parsed = input.recordAgreement.parse({ ...said, ...period, ...fields });
  return { id: (await inTransaction((tx) => recordAgreement(tx, actor, parsed, now))).id, clientId };
};
type Agreed = Awaited<ReturnType<typeof record>>;
const extend = (one: Agreed, endsOn: string, fields: Record<string, unknown> = {}, expectedVersion = 1) =>
  inTransaction((tx) =>
    extendAgreement(
      tx,
      office.manager,
      input.extendAgreement.parse({
        ...one,
        expectedVersion,
        endsOn,
        kind: "oral",
        number: "",
        contactId: null,
        note: "",
        ...fields,
      }),
      now,
    ),
  );
const cancel = (one: Agreed, reason: string, expectedVersion = 1) =>
  inTransaction((tx) =>
    cancelAgreement(
      tx,
      office.manager,
      input.cancelAgreement.parse({ ...one, expectedVersion, reason }),
      now,
    ),
  );

describe("a subject promised to one", () => {
  it("is refused to a colleague while a prolongation by word stands, with who, till when and nothing hidden shown", async () => {
    const subject = slot("Полоса 1, верх");
    const contract = await record({ subject, kind: "contract", number: "17", endsOn: "2026-03-12" });
    await extend(contract, "2026-06-30");
    const wants = { subject: slot("полоса 1 — верх"), startsOn: "2026-03-20", endsOn: "2026-04-20" };
    const taken = {
      subject: "Полоса 1, верх",
      by: expect.stringContaining("Тестов"),
      oral: false,
      startsOn: "2026-03-01",
      endsOn: "2026-06-30",
    };
    await expect(record(wants, office.stranger)).rejects.toMatchObject({
      code: "subject_taken",
      details: { taken: { ...taken, client: { id: oldClient, name: "Мебель «Сибирь»" } } },
    });
    // A person who sees only the own clients learns of the colleague, not of the client.
    const trainee = await makeActor("trainee");
    const own = await addClient(trainee);
    await expect(record({ ...wants, clientId: own }, trainee)).rejects.toMatchObject({
      code: "subject_taken",
      details: { taken: { ...taken, client: null } },
    });
    await record({ ...wants, startsOn: "2026-07-01", endsOn: "2026-07-31" }, office.stranger);
    expect(await eventsOf(contract.id)).toEqual(["agreement.record", "agreement.extend"]);
    const card = await getDossier(office.manager, oldClient, now);
    const shown = card.agreements.find(({ id }) => id === contract.id);
    expect(shown).toMatchObject({ endsOn: "2026-06-30", term: { kind: "oral", later: true } });
  });

  it("goes to exactly one of twenty at once", async () => {
    const subject = slot("Разворот");
    const clientIds = [oldClient, newClient];
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => {
        const actor = i % 2 ? office.manager : office.stranger;
        const startsOn = `2026-05-${String(1 + i).padStart(2, "0")}`;
        return record({ clientId: clientIds[(i + 1) % 2], subject, startsOn, endsOn: "2026-05-31" }, actor);
      }),
    );
    const failed = all.filter((one) => one.status === "rejected");
    expect(all.length - failed.length).toBe(1);
    for (const { reason } of failed) expect(reason).toMatchObject({ code: "subject_taken" });
  });

  it("is refused by the database itself, for whatever forgets to ask", async () => {
    const one = await record({ subject: slot("Задняя обложка") });
    const double = owner`insert into agreements (client_id, kind, title, subject_id, starts_on, ends_on, author_id)
      select client_id, kind, title, subject_id, '2026-03-31', null, author_id from agreements where id = ${one.id}`;
    await expect(double).rejects.toMatchObject({ constraint_name: "agreements_subject_free" });
  });

  it("is free again when the agreement is called off or ends earlier", async () => {
    const subject = slot("Полоса 3");
    const first = await record({ subject });
    await expect(cancel(first, "  ")).rejects.toThrow("reason_required");
    await cancel(first, "клиент закрылся");
    const second = await record({ subject }, office.stranger);
    await expect(
      inTransaction((tx) => reinstateAgreement(tx, office.manager, { ...first, expectedVersion: 2 }, now)),
    ).rejects.toMatchObject({ code: "subject_taken" });
    const end = input.endAgreement.parse({ ...second, expectedVersion: 1, endsOn: "2026-03-15", note: "" });
    await inTransaction((tx) => endAgreement(tx, office.stranger, end, now));
    await record({ subject, startsOn: "2026-03-16" });
    const [row] = (await listSubjects(office.manager, "2026-03-01")).filter(
      ({ name }) => name === "Полоса 3",
    );
    expect(row?.taken.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ["2026-03-01", "2026-03-15"],
      ["2026-03-16", "2026-03-31"],
    ]);
  });

  it("leaves agreements about nothing in particular alone", async () => {
    await Promise.all([record({ title: "Отсрочка 14 дней" }), record({ title: "Отсрочка 14 дней" })]);
  });
});

describe("the term", () => {
  it("is prolonged by word or on paper, only forward, and never over a colleague", async () => {
    const subject = slot("Полоса 5");
    const one = await record({ subject });
    await record({ subject, startsOn: "2026-06-01", endsOn: "2026-06-30" }, office.stranger);
    await expect(extend(one, "2026-03-31")).rejects.toMatchObject({ code: "term_not_later" });
    await expect(extend(one, "2026-06-01")).rejects.toMatchObject({ code: "subject_taken" });
    await expect(extend(one, "")).rejects.toMatchObject({ code: "subject_taken" });
    const { version } = await extend(one, "2026-05-31", { kind: "contract", number: "18" });
    await expect(extend(one, "2026-05-31")).rejects.toMatchObject({ code: "stale", details: { version } });
    const earlier = input.endAgreement.parse({
      ...one,
      expectedVersion: version,
      endsOn: "2026-05-31",
      note: "",
    });
    await expect(inTransaction((tx) => endAgreement(tx, office.manager, earlier, now))).rejects.toMatchObject(
      {
        code: "term_not_earlier",
      },
    );
  });

  it("keeps each step for good", async () => {
    const one = await record({});
    await extend(one, "2026-04-30", { note: "Сергей обещал по телефону" });
    await expect(db.execute("delete from agreement_terms")).rejects.toThrow();
    const [step] =
      await owner`select kind, from_ends_on::text as "from", to_ends_on::text as "to", note from agreement_terms where agreement_id = ${one.id}`;
    expect(step).toEqual({
      kind: "oral",
      from: "2026-03-31",
      to: "2026-04-30",
      note: "Сергей обещал по телефону",
    });
  });
});

it("refuses who does not know the client's people, another client's record and one called off", async () => {
  const one = await record({});
  const words = { kind: "oral", number: "", title: "Иначе", contactId: null, expectedVersion: 1 };
  const change = (fields: object, actor = office.manager) =>
    inTransaction((tx) =>
      changeAgreement(tx, actor, input.changeAgreement.parse({ ...words, ...fields }), now),
    );
  await expect(change(one, office.stranger)).rejects.toMatchObject({ code: "forbidden" });
  const foreign = { id: one.id, clientId: newClient };
  await expect(change(foreign, office.director)).rejects.toMatchObject({ code: "not_found" });
  await expect(change({ ...one, contactId: randomUUID() })).rejects.toMatchObject({
    code: "contact_not_of_client",
  });
  await cancel(one, "передумали");
  await expect(change({ ...one, expectedVersion: 2 })).rejects.toMatchObject({ code: "agreement_cancelled" });
});

it("keeps one name of a thing once, and offers none that was retired", async () => {
  await record({ subject: slot("Щит на мосту") });
  const [subject] = (await db.select().from(agreementSubjects)).filter(({ name }) => name === "Щит на мосту");
  const { id = "", version = 1 } = subject ?? {};
  const edit = { id, expectedVersion: version, name: "Щит на мосту", retired: true };
  await inTransaction((tx) => editSubject(tx, office.director, edit, now));
  const count = await db.$count(agreements);
  await expect(
    record({ subject: slot("щит НА мосту"), startsOn: "2027-01-01", endsOn: "" }),
  ).rejects.toMatchObject({
    code: "subject_retired",
  });
  expect(await db.$count(agreements)).toBe(count);
});

it.each([
  { kind: "contract", number: "" },
  { endsOn: "2026-02-01" },
  { startsOn: "2026-02-30" },
  { startsOn: "" },
  { title: " " },
  { authorId: randomUUID() },
])("shape %#", async (fields) => {
  await expect(record(fields)).rejects.toThrow();
});
