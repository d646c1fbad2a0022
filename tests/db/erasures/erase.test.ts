import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { suppressionOf } from "#db/consents/live.ts";
import { env } from "#db/env.ts";
import { actsPath, readActs } from "#db/erasures/acts-file.ts";
import { orderErasure } from "#db/erasures/commands.ts";
import { pointHash } from "#db/erasures/hashes.ts";
import { planErasure } from "#db/erasures/plan.ts";
import { getErasure } from "#db/erasures/queries.ts";
import { runErasure } from "#db/erasures/run.ts";
import { findSubject, type Subject } from "#db/erasures/subject.ts";
import { db, inTransaction } from "#db/index.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { formerEmail } from "./past.ts";
import { dump, makePerson, signsOf } from "./person.ts";

const { owner, ownerUrl } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "slovo-acts-"));
const now = new Date("2026-03-20T06:00:00Z");
const work = { ownerUrl, folder, secret: env().TOKEN_SECRET };
let person: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  person = await makePerson(owner);
});
afterAll(() => rmSync(folder, { recursive: true }));

const subjectOf = async (kind: "contact" | "client", id: string, actor: StaffActor = person.director) => {
  const subject = await findSubject(db, actor, kind, id);
  if (!subject) throw new Error("not found");
  return subject;
};

async function order(subject: Subject, actor: StaffActor, change: { word?: string; seen?: string } = {}) {
  const { seen, word } = await planErasure(subject);
  const input = {
    ...{ key: randomUUID(), subjectKind: subject.kind, subjectId: subject.id },
    ...{ ground: "demand" as const, basis: "заявление вх. № 15", word, seen, ...change },
  };
  return inTransaction((tx) => orderErasure(tx, actor, input, now));
}

async function carriedOut(subject: Subject, actor: StaffActor) {
  const { number } = await order(subject, actor);
  const [row] = await owner<{ id: string }[]>`select id from erasures where number = ${number}`;
  await runErasure(work, row?.id ?? "", now);
  return { number, id: row?.id ?? "" };
}

const figures = () => owner`
  select (select count(*) from clients)::int as clients, (select count(*) from contacts)::int as contacts,
    (select count(*) from interactions)::int as talks, (select count(*) from mailing_recipients)::int as recipients,
    (select avg(score) from survey_responses)::text as score, (select count(*) from complaints where verdict = 'justified')::int as justified,
    (select count(*) from consents)::int as consents, (select count(*) from agreements)::int as agreements, (select count(*) from events where job is null and entity <> 'erasure')::int as events`;

describe("who may order it, and when", () => {
  it.each(["admin", "sales_head", "sales_manager", "quality", "marketer", "secretary"] as const)(
    "%s may not",
    async (role) => {
      const subject = await subjectOf("contact", person.contact.id);
      await expect(order(subject, await makeActor(role))).rejects.toThrow("forbidden");
    },
  );

  it("a director of another branch does not find the person", async () => {
    const branch = await owner<{ id: string }[]>`insert into branches (name) values ('Дальний') returning id`;
    const mine = await owner<{ id: string }[]>`insert into branches (name) values ('Ближний') returning id`;
    const apart = await makeActor("director", { branchId: branch[0]?.id ?? null });
    await owner`update clients set branch_id = ${mine[0]?.id ?? null} where id = ${person.company.id}`;
    expect(await findSubject(db, apart, "contact", person.contact.id)).toBeUndefined();
    await owner`update clients set branch_id = null where id = ${person.company.id}`;
  });

  it("a company is no person", async () => {
    expect(await findSubject(db, person.director, "client", person.company.id)).toBeUndefined();
  });

  it("not with another word, nor when something has changed since it was looked at", async () => {
    const subject = await subjectOf("contact", person.contact.id);
    await expect(order(subject, person.director, { word: "Иванова" })).rejects.toThrow("erasure_word");
    await expect(order(subject, person.director, { seen: "old" })).rejects.toThrow("erasure_changed");
  });

  it("not while an answer is owed by law", async () => {
    await owner`update complaints set state = 'in_work', closed_at = null, internal_due_at = now(), legal_due_at = now() where id = ${person.ids.complaint}`;
    const subject = await subjectOf("contact", person.contact.id);
    const plan = await planErasure(subject);
    expect(plan.blocks).toEqual([{ why: "complaint", id: person.ids.complaint, number: "Ж-2026-00001" }]);
    await expect(order(subject, person.director)).rejects.toThrow("erasure_blocked");
    await owner`update complaints set state = 'closed', closed_at = now() where id = ${person.ids.complaint}`;
  });

  it("the application itself can neither carry it out nor rewrite an act", async () => {
    await expect(db.execute(sql`update erasures set done_at = now()`)).rejects.toThrow();
    await expect(db.execute(sql`delete from erasures`)).rejects.toThrow();
    await expect(
      db.execute(sql`insert into erased_points values ('a', 'email', uuidv7())`),
    ).rejects.toThrow();
    await expect(db.execute(sql`update events set after = null`)).rejects.toThrow();
    const [row] = await owner<
      { id: string }[]
    >`insert into erasures (number, subject_kind, subject_id, ground, basis, ordered_at, ordered_by)
      values (99, 'contact', ${person.contact.id}, 'demand', 'подделка', now(), ${(await makeActor("sales_manager")).id}) returning id`;
    await expect(runErasure(work, row?.id ?? "", now)).rejects.toThrow("No director");
    await owner`delete from erasures where number = 99`;
  });
});

describe("a contact person is forgotten", () => {
  it("not while a complaint stands that came after the order", async () => {
    const { number } = await order(await subjectOf("contact", person.contact.id), person.director);
    const [row] = await owner<{ id: string }[]>`select id from erasures where number = ${number}`;
    const before = signsOf(await dump(owner)).length;
    await owner`update complaints set state = 'in_work', closed_at = null, internal_due_at = now(), legal_due_at = now() where id = ${person.ids.complaint}`;
    await expect(runErasure(work, row?.id ?? "", now)).rejects.toThrow("waits for: complaint");
    expect(signsOf(await dump(owner)).length).toBe(before);
    await owner`update complaints set state = 'closed', closed_at = now() where id = ${person.ids.complaint}`;
    await owner`delete from erasures where number = ${number}`;
  });

  it("nothing of them is left in any table, and the figures are the same", async () => {
    expect(signsOf(await dump(owner)).length).toBeGreaterThan(40);
    const before = await figures();
    const { number, id } = await carriedOut(await subjectOf("contact", person.contact.id), person.director);
    expect(signsOf(await dump(owner))).toEqual([]);
    expect([...(await figures())]).toEqual([...before]);
    const act = await getErasure(person.director, number);
    expect(act?.tally).toMatchObject({
      ...{ person: 1, points: 2, talks: 3, complaints: 1, answers: 1, letters: 1, post: 2 },
      ...{ consents: 2, stops: 1, namedInFiles: 4, founding: 1 },
    });
    const others = await owner`select cells from import_rows where cells <> '[]' and row_no = 5`;
    expect(others).toMatchObject([{ cells: ["Дубов", "Егор", "", "колет дрова"] }]);
    expect(act?.kept).toEqual(["act", "hashes", "figures"]);
    expect(act?.log.map(({ command }) => command)).toEqual(["erasure.order", "erasure.run"]);
    const [stub] = await owner`select surname, given from contacts where id = ${person.contact.id}`;
    expect(stub).toEqual({ surname: `Удалённое лицо № ${number}`, given: null });
    const [answer] = await owner`select answers, score from survey_responses`;
    expect(answer).toEqual({ answers: { nps: 3, how: "phone" }, score: 3 });
    const [letter] = await owner`select state, "values" from mailing_recipients`;
    expect(letter).toEqual({ state: "cancelled", values: {} });
    const [note] = await owner`select note from clients where id = ${person.company.id}`;
    expect(note?.note).toBe("Решает [удалено], звонить [удалено] до обеда");
    expect(readActs(actsPath(folder), work.secret)).toMatchObject([
      { id, number, subjectId: person.contact.id },
    ]);
    expect(signsOf(readFileSync(actsPath(folder), "utf8"))).toEqual([]);
  });

  it("is not written to again when an old file brings the address back", async () => {
    const reasonFor = async (address: string) =>
      (
        await db.execute<{ reason: string | null }>(
          sql`select ${suppressionOf(sql`${address}::citext`, "service")} as reason`,
        )
      )[0]?.reason;
    expect(await reasonFor("A.Shevchuk@Example.ru")).toBe("erased");
    expect(await reasonFor("other@example.ru")).toBeNull();
    expect([...(await owner`select hash, kind from erased_points order by kind, hash collate "C"`)]).toEqual([
      ...[person.email, formerEmail]
        .map((email) => ({ hash: pointHash(email, work.secret), kind: "email" }))
        .sort((a, b) => (a.hash < b.hash ? -1 : 1)),
      { hash: pointHash(person.phone, work.secret), kind: "phone" },
    ]);
  });

  it("cannot be ordered twice; the file is written again when the job repeats", async () => {
    const subject = await subjectOf("contact", person.contact.id);
    await expect(order(subject, person.director)).rejects.toThrow("erasure_ordered");
    rmSync(actsPath(folder));
    const [row] = await owner<{ id: string; tally: unknown }[]>`select id, tally from erasures`;
    await runErasure(work, row?.id ?? "", new Date("2026-03-21T06:00:00Z"));
    expect(readActs(actsPath(folder), work.secret)).toHaveLength(1);
    const [again] = await owner`select tally, done_at from erasures`;
    expect(again).toEqual({ tally: row?.tally, done_at: now });
  });
});

describe("whom it must leave alone", () => {
  it("a namesake elsewhere keeps the name; a relative at the same client keeps the surname", async () => {
    const home = await makeClient({ name: "АО «Дом»" });
    const far = await makeClient({ name: "ООО «Даль»", note: "Рудаков Иван обещал" });
    const people = await owner<{ id: string }[]>`insert into contacts (surname, given) values
      ('Рудаков', 'Иван'), ('Рудаков', 'Пётр'), ('Рудаков', 'Иван') returning id`;
    const [gone, kin, twin] = people.map(({ id }) => id) as [string, string, string];
    await owner`insert into client_contacts (client_id, contact_id) values (${home.id}, ${gone}), (${home.id}, ${kin}), (${far.id}, ${twin})`;
    await owner`update clients set note = 'Иван Рудаков уволен, говорить с Рудаковым Петром' where id = ${home.id}`;
    const { number } = await carriedOut(await subjectOf("contact", gone), person.director);
    const [notes] = await owner`select
      (select note from clients where id = ${home.id}) as home, (select note from clients where id = ${far.id}) as far,
      (select surname from contacts where id = ${kin}) as kin, (select surname from contacts where id = ${twin}) as twin`;
    expect(notes).toEqual({
      ...{ home: "[удалено] уволен, говорить с Рудаковым Петром", far: "Рудаков Иван обещал" },
      ...{ kin: "Рудаков", twin: "Рудаков" },
    });
    expect((await getErasure(person.director, number))?.kept).toEqual(["act", "figures", "namesake", "kin"]);
  });
});

describe("a private client is forgotten", () => {
  it("the card stays as a stub in the archive, with its dates and sums", async () => {
    const client = await makeClient({
      ...{
        kind: "person",
        name: "Золотницкий Лаврентий Ильич",
        note: "Боится собак",
        tags: ["vip", "тихий"],
      },
      ...{ region: "Пермь", externalId: "K-77", address: "Пермь, Ленина, 1" },
      own: { [randomUUID()]: "Любит тюльпаны" },
    });
    await makeClient({ tags: ["vip"] });
    await owner`insert into contact_points (client_id, kind, value, raw) values (${client.id}, 'phone', '+79028001122', '89028001122')`;
    const [self] = await owner<
      { id: string }[]
    >`insert into contacts (surname, given, patronymic) values ('Золотницкий', 'Лаврентий', 'Ильич') returning id`;
    await owner`insert into client_contacts (client_id, contact_id) values (${client.id}, ${self?.id ?? ""})`;
    await owner`insert into legal_entities (client_id, name, inn) values (${client.id}, 'ИП Золотницкий Л. И.', '500100732259')`;
    await owner`insert into interactions (client_id, kind, at, text, author_id) values (${client.id}, 'call', now(), 'Боится собак', ${person.director.id})`;
    const { number } = await carriedOut(await subjectOf("client", client.id), person.director);
    const all = await dump(owner);
    const gone = "Золотницк|Лаврентий|собак|тюльпан|9028001122|500100732259|K-77|Ленина, 1";
    for (const word of gone.split("|")) expect(all).not.toContain(word);
    const [stub] =
      await owner`select name, region, tags, archived_at is not null as archived, search from clients where id = ${client.id}`;
    expect(stub).toMatchObject({
      name: `Удалённое лицо № ${number}`,
      region: "Пермь",
      tags: ["vip"],
      archived: true,
    });
  });

  it("not while somebody holds a promise about them", async () => {
    const client = await makeClient({ kind: "person", name: "Вересаева Нонна" });
    await owner`insert into assignments (client_id, title, issuer_id, executor_id, custodian_id, state, due_at, asked_due_at)
      values (${client.id}, 'Позвонить', ${person.director.id}, ${person.director.id}, ${person.director.id}, 'accepted', '2026-04-01', '2026-03-01')`;
    const plan = await planErasure(await subjectOf("client", client.id));
    expect(plan.blocks).toMatchObject([{ why: "promise", title: "Позвонить" }]);
  });
});
