import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#db/clients/dossier.ts";
import { addContact } from "#db/contacts/commands.ts";
import { changeDate, recordDate, removeDate, restoreDate } from "#db/dossier/dates.ts";
import { changeFact, recordFact, removeFact, restoreFact } from "#db/dossier/facts.ts";
import * as input from "#db/dossier/input.ts";
import { listMonth } from "#db/dossier/month.ts";
import { inTransaction } from "#db/index.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();
let office: Office;
let clientId: string;
let contactId: string;
beforeAll(async () => {
  office = await makeOffice();
  clientId = await addClient(office.manager);
  const person = { key: randomUUID(), clientId, name: "Штерн Аркадий" };
  contactId = (await inTransaction((tx) => addContact(tx, office.manager, person))).id;
});

const said = {
  contactId: null,
  category: "habits",
  text: "Звонить после обеда",
  expiresOn: "",
  visibility: "all",
  pinned: false,
};
const record = async (fields: Record<string, unknown> = {}, actor = office.manager) => {
  const parsed = input.recordFact.parse({ key: randomUUID(), clientId, ...said, ...fields });
  return (await inTransaction((tx) => recordFact(tx, actor, parsed, now))).id;
};
const change = (
  id: string,
  expectedVersion: number,
  fields: Record<string, unknown>,
  actor = office.manager,
) =>
  inTransaction((tx) =>
    changeFact(tx, actor, input.changeFact.parse({ id, clientId, expectedVersion, ...said, ...fields }), now),
  );
const sees = async (actor: Office["director"], id: string, of = clientId) =>
  (await getDossier(actor, of, now)).facts.some((fact) => fact.id === id);

describe("facts", () => {
  it.each([
    ["all", "director head manager colleague stranger accountant"],
    ["department", "director head manager colleague"],
    ["heads", "director head manager"],
  ])("kept for %s are read by %s", async (visibility, readers) => {
    const id = await record({ visibility });
    const names = ["director", "head", "manager", "colleague", "stranger", "accountant"] as const;
    const seen = [];
    for (const name of names) if (await sees(office[name], id)) seen.push(name);
    expect(seen.join(" ")).toBe(readers);
  });

  it("about a person are hidden from who may not see the client's people", async () => {
    const id = await record({ contactId, category: "family", text: "Сын поступает в июне" });
    expect(await sees(office.manager, id)).toBe(true);
    expect(await sees(office.stranger, id)).toBe(false);
    expect(await sees(office.admin, id)).toBe(false);
  });

  it("show both values when somebody was faster", async () => {
    const id = await record();
    await change(id, 1, { text: "Звонить до обеда" });
    await expect(change(id, 1, { text: "Не звонить" })).rejects.toMatchObject({
      code: "stale",
      details: { mine: { text: "Не звонить" }, theirs: { text: "Звонить до обеда" }, version: 2 },
    });
    expect(await eventsOf(id)).toEqual(["fact.record", "fact.change"]);
  });

  it("leave the card and come back", async () => {
    const id = await record({ pinned: true });
    const at = (expectedVersion: number) => ({ clientId, id, expectedVersion });
    await inTransaction((tx) => removeFact(tx, office.manager, at(1), now));
    expect(await sees(office.manager, id)).toBe(false);
    await expect(change(id, 2, {})).rejects.toMatchObject({ code: "not_found" });
    await inTransaction((tx) => restoreFact(tx, office.manager, at(2), now));
    expect((await getDossier(office.manager, clientId, now)).facts[0]).toMatchObject({ id, pinned: true });
  });

  it("are not opened to more eyes, found or written by those who may not", async () => {
    const kept = await record({ visibility: "heads" }, office.head);
    await expect(change(kept, 1, {})).rejects.toMatchObject({ code: "not_found" });
    const own = await record({ visibility: "department" }, office.head);
    await expect(change(own, 1, { visibility: "all" })).rejects.toMatchObject({
      code: "visibility_not_yours",
    });
    await expect(record({}, office.stranger)).rejects.toMatchObject({ code: "forbidden" });
    await expect(record({ contactId: randomUUID() })).rejects.toMatchObject({
      code: "contact_not_of_client",
    });
    await expect(record({ expiresOn: "2026-03-18" })).rejects.toMatchObject({ code: "expiry_passed" });
    const other = await addClient(office.manager);
    const foreign = input.changeFact.parse({ ...said, id: own, clientId: other, expectedVersion: 1 });
    await expect(inTransaction((tx) => changeFact(tx, office.manager, foreign, now))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("dates", () => {
  const day = {
    contactId: null,
    kind: "event",
    title: "Сын поступает",
    month: 6,
    day: null,
    year: 2026,
    yearly: false,
  };
  const write = async (fields: Record<string, unknown>) => {
    const parsed = input.recordDate.parse({ key: randomUUID(), clientId, ...day, ...fields });
    return (await inTransaction((tx) => recordDate(tx, office.manager, parsed, now))).id;
  };
  const inMonth = async (month: string, actor = office.manager) =>
    (await listMonth(actor, month)).map(({ id }) => id);

  it("are listed in their month, for those who see the client and the person", async () => {
    const once = await write({});
    const birthday = { kind: "birthday", title: "", contactId, month: 2, day: 29, year: 1980, yearly: true };
    const yearly = await write(birthday);
    expect(await inMonth("2026-06")).toContain(once);
    expect(await inMonth("2027-06")).not.toContain(once);
    expect((await listMonth(office.manager, "2027-02")).find(({ id }) => id === yearly)).toMatchObject({
      occurrence: { on: "2027-02-28", years: 47 },
      contact: { surname: "Штерн" },
    });
    expect(await inMonth("1979-02")).not.toContain(yearly);
    expect(await inMonth("2026-06", office.stranger)).toContain(once);
    expect(await inMonth("2027-02", office.stranger)).not.toContain(yearly);
    expect(await inMonth("2026-06", office.admin)).toEqual([]);
  });

  it("are changed, taken away and brought back with one event each", async () => {
    const id = await write({});
    const at = (expectedVersion: number) => ({ clientId, id, expectedVersion });
    const moved = input.changeDate.parse({ ...at(1), ...day, month: 7, day: 1 });
    await inTransaction((tx) => changeDate(tx, office.manager, moved, now));
    await expect(inTransaction((tx) => changeDate(tx, office.manager, moved, now))).rejects.toMatchObject({
      code: "stale",
      details: { theirs: { month: 7, day: 1 } },
    });
    await inTransaction((tx) => removeDate(tx, office.manager, at(2), now));
    expect(await inMonth("2026-07")).not.toContain(id);
    await inTransaction((tx) => restoreDate(tx, office.manager, at(3), now));
    expect(await inMonth("2026-07")).toContain(id);
    expect(await eventsOf(id)).toEqual(["date.record", "date.change", "date.remove", "date.restore"]);
    await expect(inTransaction((tx) => removeDate(tx, office.stranger, at(4), now))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it.each([
    [{ month: 4, day: 31 }, "day_of_month"],
    [{ month: 2, day: 30 }, "day_of_month"],
    [{ year: null }, "year_for_once"],
    [{ title: " " }, "title_for_event"],
  ])("%j → %s", async (fields, code) => {
    await expect(write(fields)).rejects.toThrow(code);
  });
});
