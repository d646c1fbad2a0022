import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { classBecause } from "#db/classes/because.ts";
import { assignOwners } from "#db/clients/commands.ts";
import { clients } from "#db/clients/table.ts";
import { addContact, editContact } from "#db/contacts/commands.ts";
import * as contactInput from "#db/contacts/input.ts";
import { changeFact, recordFact } from "#db/dossier/facts.ts";
import type { Visibility } from "#db/dossier/registries.ts";
import { env } from "#db/env.ts";
import { orderErasure } from "#db/erasures/commands.ts";
import { planErasure } from "#db/erasures/plan.ts";
import { runErasure } from "#db/erasures/run.ts";
import { findSubject } from "#db/erasures/subject.ts";
import { getCardAsOf } from "#db/history/as-of.ts";
import { db, inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, type Office } from "../clients/office.ts";
import { importWhole, undoWhole } from "../imports/importing.ts";
import { csvUtf8 } from "../imports/register.ts";

const { owner, ownerUrl } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "slovo-history-"));
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Between two changes. */
async function moment(): Promise<Date> {
  await setTimeout(3);
  const at = new Date();
  await setTimeout(3);
  return at;
}
const then = async (actor: StaffActor, id: string, at: Date) => (await getCardAsOf(actor, id, at))?.then;
const hand = (id: string, to: StaffActor) =>
  inTransaction((tx) => assignOwners(tx, office.director, { changes: [{ id, ownerId: to.id }] }, new Date()));

it("holds the rights of today: a client given away shows its former manager no person of any day", async () => {
  const id = await addClient(office.director, { ownerId: office.manager.id, contactName: "Лапина Вера" });
  const early = await moment();
  expect((await then(office.manager, id, early))?.people).toMatchObject([{ surname: "Лапина" }]);
  await hand(id, office.colleague);
  const told = await then(office.manager, id, early);
  expect(told?.client.ownerId).toBe(office.manager.id);
  expect(told?.people).toEqual([]);
  expect((await then(office.colleague, id, early))?.people).toHaveLength(1);
  expect(await getCardAsOf(office.admin, id, early)).toBeUndefined();
  expect(await getCardAsOf(office.director, "no-id", early)).toBeUndefined();
});

it("keeps a fact from whom it is kept now, and from whom it was kept then", async () => {
  const id = await addClient(office.director, { ownerId: office.manager.id });
  const said = { clientId: id, contactId: null, category: "habits" as const, expiresOn: null, pinned: false };
  const record = (text: string, visibility: Visibility) =>
    inTransaction((tx) =>
      recordFact(tx, office.director, { key: randomUUID(), ...said, text, visibility }, new Date()),
    );
  const change = (fact: string, text: string, visibility: Visibility) =>
    inTransaction((tx) =>
      changeFact(
        tx,
        office.director,
        { id: fact, expectedVersion: 1, ...said, text, visibility },
        new Date(),
      ),
    );
  const [wasOpen, wasKept] = [await record("открыто", "all"), await record("тайное", "heads")];
  const early = await moment();
  await change(wasOpen.id, "стало тайным", "heads");
  await change(wasKept.id, "стало открыто", "all");
  const texts = async (actor: StaffActor, at: Date) =>
    (await then(actor, id, at))?.facts.map(({ text }) => text).sort();
  expect(await texts(office.director, early)).toEqual(["открыто", "тайное"]);
  expect(await texts(office.manager, early)).toEqual([]);
  expect(await texts(office.manager, await moment())).toEqual(["стало открыто"]);
});

it("is not there before the card was begun", async () => {
  const early = await moment();
  // Created at the moment that its command is told.
  const id = await addClient(office.director);
  await owner`update clients set created_at = now() where id = ${id}`;
  expect(await then(office.director, id, early)).toBeNull();
  expect(await then(office.director, id, await moment())).toMatchObject({ client: { status: "potential" } });
});

it("knows the class of before a count of all classes, which leaves no event of the client", async () => {
  const id = await addClient(office.director);
  const early = await moment();
  await inTransaction(async (tx) => {
    await classBecause(tx, { why: "computed", at: new Date(), runId: randomUUID() });
    await tx.update(clients).set({ class: "A" }).where(eq(clients.id, id));
  });
  expect((await then(office.director, id, early))?.client.class).toBe("C");
  expect((await then(office.director, id, await moment()))?.client.class).toBe("A");
});

it("leaves an erased person erased on every day", async () => {
  const id = await addClient(office.director);
  const input = { key: randomUUID(), clientId: id, name: "Шевчук Аполлинария", phones: "+7 912 234-56-78" };
  const person = await inTransaction((tx) =>
    addContact(tx, office.director, contactInput.addContact.parse(input)),
  );
  const early = await moment();
  const edit = contactInput.editContact.parse({
    ...{ id: person.id, clientId: id, expectedVersion: 1 },
    ...{ name: "Шевчук Аполлинария Петровна", phones: "+7 912 234-56-79" },
  });
  await inTransaction((tx) => editContact(tx, office.director, edit));
  expect(JSON.stringify(await then(office.director, id, early))).toContain("+79122345678");
  const subject = await findSubject(db, office.director, "contact", person.id);
  if (!subject) throw new Error("not found");
  const { seen, word } = await planErasure(subject);
  await inTransaction((tx) =>
    orderErasure(
      tx,
      office.director,
      {
        ...{ key: randomUUID(), subjectKind: "contact", subjectId: person.id },
        ...{ ground: "demand", basis: "заявление вх. № 15", word, seen },
      },
      new Date(),
    ),
  );
  const [act] = await owner<{ id: string }[]>`select id from erasures`;
  await runErasure({ ownerUrl, folder, secret: env().TOKEN_SECRET }, act?.id ?? "", new Date());
  const card = await getCardAsOf(office.director, id, early);
  expect(JSON.stringify([card?.then, card?.now, [...(card?.names ?? [])]])).not.toMatch(
    /Шевчук|Аполлинари|912234567/,
  );
  expect([...(card?.losses ?? [])]).toEqual(["erased"]);
});

it("takes a file back that changed the client, and says what the undo of one has taken away", async () => {
  const file = (name: string, phone: string) =>
    csvUtf8([["Н1", name, phone]], ["Код", "Название", "Телефон"]);
  await importWhole(office.director, "first.csv", file("Было", "8 495 111-22-30"));
  const [row] = await owner<{ id: string }[]>`select id from clients where external_id = 'Н1'`;
  const id = row?.id ?? "";
  await owner`update imports set finished_at = now()`;
  const early = await moment();
  const second = await importWhole(office.director, "second.csv", file("Стало", "8 495 111-22-33"));
  await owner`update imports set finished_at = now() where id = ${second.id}`;
  const between = await moment();
  const points = async (at: Date) => (await then(office.director, id, at))?.points.length;
  expect((await then(office.director, id, early))?.client.name).toBe("Было");
  expect([await points(early), await points(between)]).toEqual([1, 2]);
  await undoWhole(office.director, second.id);
  await owner`update imports set undone_at = now() where id = ${second.id}`;
  expect((await then(office.director, id, early))?.client.name).toBe("Было");
  const card = await getCardAsOf(office.director, id, between);
  expect(card?.then?.client.name).toBe("Стало");
  expect([...(card?.losses ?? [])]).toEqual(["import"]);
});
