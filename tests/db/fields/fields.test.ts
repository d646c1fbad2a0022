import { beforeAll, describe, expect, it } from "vitest";
import { archiveField, editField, orderFields, restoreField } from "#db/fields/commands.ts";
import { createField as createInput } from "#db/fields/input.ts";
import { MOST_FIELDS } from "#db/fields/limits.ts";
import { listFields, listForSettings } from "#db/fields/queries.ts";
import { clientFields } from "#db/fields/table.ts";
import { inTransaction } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { addField, clientOf, type } from "./making.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const run = <I, T>(
  command: (tx: never, actor: never, input: I, now: Date) => Promise<T>,
  input: I,
  by = office.director,
) => inTransaction((tx) => command(tx as never, by as never, input, now));

describe("the fields of the company", () => {
  it("are made, renamed and ordered, each time with one event", async () => {
    const area = await addField(office.director, {
      name: "Площадь, м²",
      kind: "number",
      hint: "торговый зал",
    });
    const until = await addField(office.admin, { name: "Договор до", kind: "date", required: true });
    expect((await listFields()).map(({ name }) => name)).toEqual(["Площадь, м²", "Договор до"]);
    const edit = { id: area.id, name: "Площадь магазина, м²", hint: null, required: true, choices: [] };
    await run(editField, { ...edit, expectedVersion: 1 });
    await run(orderFields, { ids: [until.id, area.id] });
    expect(await listFields()).toMatchObject([
      { name: "Договор до", required: true },
      { name: "Площадь магазина, м²", hint: null, required: true, version: 2 },
    ]);
    expect(await eventsOf(area.id)).toEqual(["field.create", "field.edit"]);
    await expect(run(editField, { ...edit, expectedVersion: 1 })).rejects.toMatchObject({
      code: "stale",
      details: { theirs: { name: "Площадь магазина, м²" }, version: 2 },
    });
    await expect(addField(office.director, { name: "договор ДО", kind: "text" })).rejects.toThrow(
      "field_name_taken",
    );
  });

  it("are the director's and the administrator's to change", async () => {
    const field = await addField(office.director, { kind: "text" });
    const seen = { id: field.id, expectedVersion: 1 };
    for (const by of [office.head, office.manager, office.marketer, office.secretary]) {
      await expect(addField(by, { kind: "text" })).rejects.toThrow("forbidden");
      await expect(run(archiveField, seen, by)).rejects.toThrow("forbidden");
      await expect(run(orderFields, { ids: [field.id] }, by)).rejects.toThrow("forbidden");
      expect(await listForSettings(by, { archived: false })).toEqual([]);
    }
  });

  it("keep every choice that was ever made: it is renamed or retired, never lost", async () => {
    const choices = [{ label: "Салон" }, { label: "Остров" }];
    const field = await addField(office.director, { kind: "choice", choices });
    const [salon, island] = field.choices;
    const { id } = await makeClient({ own: { [field.id]: island?.id ?? "" } });
    const edit = (list: object[], expectedVersion = 1) =>
      run(editField, {
        ...{ id: field.id, expectedVersion, name: field.name, hint: null, required: false },
        choices: createInput.shape.choices.parse(list),
      });
    await expect(edit([{ id: salon?.id, label: "Салон" }])).rejects.toThrow("field_choice_lost");
    await edit([
      { id: island?.id, label: "Остров в ТЦ", retired: true },
      { id: salon?.id, label: "Салон" },
      { label: "Склад" },
    ]);
    const [kept] = await listForSettings(office.director, { archived: false }).then((rows) =>
      rows.filter((row) => row.id === field.id),
    );
    expect(kept).toMatchObject({ filled: 1, version: 2 });
    expect(kept?.choices.map(({ label, retired }) => [label, retired ?? false])).toEqual([
      ["Остров в ТЦ", true],
      ["Салон", false],
      ["Склад", false],
    ]);
    expect((await clientOf(id)).own[field.id]).toBe(island?.id);
    // Nobody chooses it anew; where it stands it may go on standing.
    await expect(type(office.director, id, field.id, "Остров в ТЦ")).rejects.toThrow("field_choice");
    expect(await type(office.director, id, field.id, island?.id ?? "")).toMatchObject({ version: 1 });
    await expect(
      edit(
        field.choices.map((one) => ({ ...one, retired: true })),
        2,
      ),
    ).rejects.toThrow("field_choice");
  });

  it("go into the archive with their values, and come back with them", async () => {
    const field = await addField(office.director, { name: "Поставщик", kind: "text" });
    const { id } = await makeClient({ own: { [field.id]: "Лазурит" } });
    await run(archiveField, { id: field.id, expectedVersion: 1 });
    expect((await listFields()).some((one) => one.id === field.id)).toBe(false);
    expect(await listForSettings(office.director, { archived: true })).toMatchObject([
      { id: field.id, filled: 1 },
    ]);
    await expect(type(office.director, id, field.id, "Другой")).rejects.toThrow("field_archived");
    expect((await clientOf(id)).own).toEqual({ [field.id]: "Лазурит" });
    const namesake = await addField(office.director, { name: "Поставщик", kind: "text" });
    const back = { id: field.id, expectedVersion: 2 };
    await expect(run(restoreField, back)).rejects.toThrow("field_name_taken");
    await run(archiveField, { id: namesake.id, expectedVersion: 1 });
    await run(restoreField, back);
    expect((await listFields()).some((one) => one.id === field.id)).toBe(true);
    expect(await eventsOf(field.id)).toEqual(["field.create", "field.archive", "field.restore"]);
  });

  it("are so many and no more, and a list to choose from has something in it", async () => {
    await expect(addField(office.director, { kind: "choice", choices: [] })).rejects.toThrow(
      "field_choices_needed",
    );
    const twice = [{ label: "Ёлка" }, { label: "елка" }];
    expect(createInput.shape.choices.safeParse(twice).error?.issues[0]?.message).toBe("field_choice_twice");
    const have = (await listFields()).length;
    await db.insert(clientFields).values(
      Array.from({ length: MOST_FIELDS - have }, (_, i) => ({
        ...{ name: `Ещё ${i}`, nameKey: `esche ${i}`, kind: "text" as const, place: 100 + i },
        createdBy: office.director.id,
      })),
    );
    await expect(addField(office.director, { kind: "text" })).rejects.toThrow("field_many");
  });
});
