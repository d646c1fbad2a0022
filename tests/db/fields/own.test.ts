import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { listTimeline } from "#db/clients/timeline.ts";
import { events } from "#db/events.ts";
import { archiveField } from "#db/fields/commands.ts";
import { clientFieldValues } from "#db/fields/table.ts";
import { ownName } from "#db/fields/value.ts";
import { inTransaction } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { addField, clientOf, type } from "./making.ts";

const { db } = await testDatabase();
let office: Office;
let field: Record<"text" | "number" | "date" | "choice" | "yes_no", Awaited<ReturnType<typeof addField>>>;
beforeAll(async () => {
  office = await makeOffice();
  const make = (kind: string, more = {}) => addField(office.director, { name: `Вид ${kind}`, kind, ...more });
  field = {
    text: await make("text"),
    number: await make("number"),
    date: await make("date"),
    choice: await make("choice", { choices: [{ label: "Салон" }, { label: "Склад" }] }),
    yes_no: await make("yes_no"),
  };
});

describe("a field on the card", () => {
  it("takes what is typed, keeps what was before, and can be taken back", async () => {
    const { id } = await makeClient({ ownerId: office.manager.id });
    expect(await type(office.manager, id, field.number.id, "1 234,5")).toEqual({ version: 2, previous: "" });
    expect(await type(office.manager, id, field.number.id, "80")).toMatchObject({ previous: "1\u00A0234,5" });
    expect((await clientOf(id)).own).toEqual({ [field.number.id]: 80 });
    expect(await eventsOf(id)).toEqual(["client.edit_own", "client.edit_own"]);
    const [told] = await db
      .select()
      .from(events)
      .where(and(eq(events.entityId, id)))
      .orderBy(events.id)
      .offset(1);
    expect(told).toMatchObject({
      before: { own: { [field.number.id]: 1234.5 } },
      after: { own: { [field.number.id]: 80 } },
    });
    await type(office.manager, id, field.number.id, "");
    expect((await clientOf(id)).own).toEqual({});
    expect(await db.select().from(clientFieldValues).where(eq(clientFieldValues.clientId, id))).toEqual([]);
  });

  it("stands in the feed with what was there before, several slips of one go as one", async () => {
    const { id } = await makeClient({ ownerId: office.manager.id });
    for (const value of ["10", "12", "120"]) await type(office.manager, id, field.number.id, value);
    await type(office.director, id, field.number.id, "");
    const what = `own.${field.number.id}`;
    const { entries } = await listTimeline(office.colleague, id, "changes", null);
    expect(entries).toMatchObject([
      { type: "changes", count: 1, lines: [{ what, before: "120", after: null }] },
      { type: "changes", count: 3, lines: [{ what, before: null, after: "120" }] },
    ]);
    expect((await listTimeline(office.colleague, id, "talks", null)).entries).toEqual([]);
    expect((await listTimeline(office.admin, id, "all", null)).entries).toEqual([]);
  });

  it("that is required is asked of whoever takes a client in", async () => {
    const needed = await addField(office.director, { kind: "number", required: true });
    const take = (own: Record<string, string>) => addClient(office.manager, { own });
    await expect(take({})).rejects.toMatchObject({
      code: "field_required",
      details: { field: ownName(needed) },
    });
    await expect(take({ [needed.id]: "много" })).rejects.toThrow("field_number");
    expect((await clientOf(await take({ [needed.id]: "1 200" }))).own).toEqual({ [needed.id]: 1200 });
    await inTransaction((tx) =>
      archiveField(tx, office.director, { id: needed.id, expectedVersion: 1 }, now),
    );
    expect((await clientOf(await take({}))).own).toEqual({});
  });

  it("refuses what is no value, an older version, and whoever may not change the card", async () => {
    const { id } = await makeClient({ ownerId: office.manager.id, own: { [field.date.id]: "2026-12-31" } });
    await expect(type(office.manager, id, field.number.id, "около ста")).rejects.toMatchObject({
      code: "field_number",
      details: { field: "value" },
    });
    await type(office.manager, id, field.yes_no.id, "yes");
    await expect(type(office.manager, id, field.date.id, "2027-01-31", 1)).rejects.toMatchObject({
      code: "stale",
      details: { mine: "2027-01-31", theirs: "2026-12-31", version: 2 },
    });
    await expect(type(office.stranger, id, field.text.id, "чужое")).rejects.toThrow("forbidden");
    await expect(type(office.admin, id, field.text.id, "чужое")).rejects.toThrow("not_found");
    const needed = await addField(office.director, { kind: "text", required: true });
    await type(office.manager, id, needed.id, "есть");
    await expect(type(office.manager, id, needed.id, "")).rejects.toThrow("field_required");
  });
});
