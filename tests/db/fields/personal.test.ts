import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { countClients, getClient, listClients } from "#db/clients/queries.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import type { ChangesEntry } from "#db/clients/timeline-changes.ts";
import { exportedClients } from "#db/exports/clients.ts";
import { columnsFor } from "#db/exports/commands.ts";
import { editField } from "#db/fields/commands.ts";
import { ownName } from "#db/fields/value.ts";
import { getCardAsOf } from "#db/history/as-of.ts";
import { db, inTransaction } from "#db/index.ts";
import { sampleSegment } from "#db/segments/queries.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { addField, type } from "./making.ts";

await testDatabase();
const PHONE = "8 912 555-44-33";
let office: Office;
let phone: Awaited<ReturnType<typeof addField>>;
let mine: string;
let foreign: string;
beforeAll(async () => {
  office = await makeOffice();
  phone = await addField(office.director, { name: "Личный телефон директора", kind: "text", personal: true });
  mine = await addClient(office.manager, { name: "Ателье" });
  foreign = await addClient(office.stranger, { name: "Багет" });
  for (const id of [mine, foreign]) await type(office.director, id, phone.id, PHONE);
});

const ownOf = async (actor: StaffActor, id: string) => (await getClient(actor, id))?.own[phone.id];
const asked = (operator: string, value: unknown = null): SegmentTree => ({
  ...{ type: "group", join: "and", not: false },
  children: [{ type: "condition", field: ownName(phone), operator, value } as never],
});
const list = (actor: StaffActor, more: object = {}) =>
  listClients(actor, { ...emptySearch, columns: ["own"], ...more }, now);
const names = async (actor: StaffActor, more: object = {}) =>
  (await list(actor, more)).rows.map(({ name }) => name);

describe("a personal field", () => {
  it("is seen by whoever sees the people of the client, and hidden from others on the card, of any day, and in the list", async () => {
    for (const actor of [office.director, office.secretary, office.manager, office.head])
      expect(await ownOf(actor, mine)).toBe(PHONE);
    for (const actor of [office.manager, office.head]) {
      expect(await ownOf(actor, foreign)).toBeNull();
      const past = await getCardAsOf(actor, foreign, new Date(Date.now() + 60_000));
      expect(past?.then?.client.own).toEqual({ [phone.id]: null });
      const rows = (await list(actor)).rows.map(({ id, more }) => [id, more?.own?.[phone.id]]);
      expect(Object.fromEntries(rows)).toMatchObject({ [mine]: PHONE, [foreign]: null });
    }
    expect(await ownOf(office.director, foreign)).toBe(PHONE);
  });

  it("answers no question about whom it is hidden of: by conditions, by order, by a sample of a segment", async () => {
    const tree = asked("contains", "555-44");
    expect(await names(office.director, { tree })).toEqual(["Ателье", "Багет"]);
    for (const actor of [office.manager, office.head]) {
      expect(await names(actor, { tree })).toEqual(["Ателье"]);
      expect(await countClients(actor, { ...emptySearch, tree }, now)).toBe(1);
      expect(await names(actor, { tree: asked("empty") })).toEqual(["Багет"]);
      expect((await sampleSegment(actor, tree, now)).map(({ name }) => name)).toEqual(["Ателье"]);
    }
    // As if there were none: the value of the hidden one puts it nowhere, whatever it is.
    await type(office.director, foreign, phone.id, "000");
    const sort = ownName(phone);
    expect(await names(office.director, { sort })).toEqual(["Багет", "Ателье"]);
    for (const descending of [false, true])
      expect(
        (await names(office.manager, { sort, descending })).filter((name) => name === "Багет"),
      ).toHaveLength(1);
    expect(await names(office.manager, { sort })).toEqual(["Ателье", "Багет"]);
    await type(office.director, foreign, phone.id, PHONE);
  });

  it("leaves in a file by the permission for contacts alone, and is told in the history to those who see it", async () => {
    const keys = async (actor: StaffActor) => (await columnsFor(actor, "clients", db)).map(({ key }) => key);
    expect(await keys(office.director)).toContain(ownName(phone));
    expect(await keys(office.head)).not.toContain(ownName(phone));
    const cells: unknown[] = [];
    for await (const rows of exportedClients.rows(db, office.head, emptySearch, now))
      cells.push(...rows.map(({ own }) => own[phone.id]));
    expect(cells).toEqual([PHONE]);
    const lines = async (actor: StaffActor) =>
      ((await listTimeline(actor, foreign, "changes", null)).entries as ChangesEntry[]).flatMap(
        (entry) => entry.lines,
      );
    expect(JSON.stringify(await lines(office.stranger))).toContain(PHONE);
    expect(await lines(office.manager)).toEqual([]);
  });

  it("becomes so, and open again, by whoever keeps the fields, with one event each time", async () => {
    const edit = (personal: boolean | undefined, expectedVersion: number, by = office.director) =>
      inTransaction((tx) =>
        editField(
          tx,
          by,
          {
            id: phone.id,
            name: phone.name,
            hint: null,
            required: false,
            choices: [],
            personal,
            expectedVersion,
          },
          now,
        ),
      );
    await expect(edit(false, 1, office.manager)).rejects.toMatchObject({ code: "forbidden" });
    await edit(false, 1);
    expect(await ownOf(office.manager, foreign)).toBe(PHONE);
    expect(await names(office.manager, { tree: asked("contains", "555-44") })).toHaveLength(2);
    await edit(true, 2);
    // A form that does not say leaves it as it is.
    await edit(undefined, 3);
    expect(await ownOf(office.manager, foreign)).toBeNull();
    expect(await eventsOf(phone.id)).toEqual(["field.create", "field.edit", "field.edit", "field.edit"]);
  });
});
