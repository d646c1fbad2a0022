import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { liftOverride, overrideClass } from "#db/classes/commands.ts";
import { editFact } from "#db/clients/commands.ts";
import { editFact as factInput } from "#db/clients/input.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import { addContact } from "#db/contacts/commands.ts";
import { addContact as contactInput } from "#db/contacts/input.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

it("tells edits in one piece, and of people and the note only to those who know them", async () => {
  const id = await addClient(office.director, { ownerId: office.manager.id });
  const edit = (expectedVersion: number, field: string, value: string) =>
    inTransaction((tx) =>
      editFact(tx, office.director, factInput.parse({ id, expectedVersion, field, value }), now),
    );
  await edit(1, "region", "Омск");
  await edit(2, "region", "Тверь");
  await edit(3, "note", "Звонить Лапиной");
  const person = contactInput.parse({ key: randomUUID(), clientId: id, name: "Лапина Вера" });
  await inTransaction((tx) => addContact(tx, office.director, person));
  const changes = async (actor: StaffActor) => (await listTimeline(actor, id, "changes", null)).entries;
  expect(await changes(office.manager)).toMatchObject([
    {
      type: "changes",
      count: 4,
      lines: [
        { what: "contact.add", person: "Лапина Вера" },
        { what: "note", after: "Звонить Лапиной" },
        { what: "region", before: null, after: "Тверь" },
      ],
    },
  ]);
  const seen = JSON.stringify(await changes(office.stranger));
  expect(seen).toContain("Тверь");
  expect(seen).not.toContain("Лапин");
  expect(await changes(office.admin)).toEqual([]);
});

it("tells that a class was held by hand and counted again, without the reason", async () => {
  const id = await addClient(office.director, { ownerId: office.manager.id });
  const held = { clientId: id, class: "A" as const, reason: "Ждём большой заказ", until: null, version: 0 };
  const { version } = await inTransaction((tx) => overrideClass(tx, office.director, held, now));
  const changes = async () => (await listTimeline(office.manager, id, "changes", null)).entries;
  expect(await changes()).toMatchObject([
    { lines: [{ what: "client.override_class", before: "C", after: "A" }] },
  ]);
  await inTransaction((tx) => liftOverride(tx, office.director, { clientId: id, version }, now));
  const [group] = await changes();
  expect(group).toMatchObject({
    count: 2,
    lines: [{ what: "client.lift_class" }, { what: "client.override_class" }],
  });
  expect(JSON.stringify(group)).not.toContain("заказ");
});
