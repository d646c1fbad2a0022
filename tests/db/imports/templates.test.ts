import { afterEach, expect, test } from "vitest";
import { uploadImport } from "#db/imports/commands.ts";
import { forgetFiles } from "#db/imports/forget-files.ts";
import { fixCells } from "#db/imports/mend.ts";
import { getImport } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { deleteTemplate, listTemplates, restoreTemplate, saveTemplate } from "#db/imports/templates.ts";
import { inTransaction } from "#db/index.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { check, emptyBase, now, order, read } from "./importing.ts";
import { csvUtf8 } from "./register.ts";

const { owner } = await testDatabase();
const director = await makeActor("director");

afterEach(async () => {
  await emptyBase(owner);
  await owner`truncate import_templates cascade`;
});

const upload = (name: string, headers: string[], row: string[], templateId?: string) =>
  inTransaction((tx) =>
    uploadImport(tx, director, { name, bytes: csvUtf8([row], headers), templateId }, now),
  );

test("a template carries columns, settings and fixes to another file, whatever the order of its columns", async () => {
  const id = await read(director, "a.csv", csvUtf8([["Ромашка", "VIP", "о"]], ["Кто", "Кат.", "Прочее"]));
  const mapped = [...(await getImport(director, id)).mapping];
  await owner`update imports set mapping = ${owner.json(["name", "class", "note"])} where id = ${id}`;
  expect(mapped[0]).toBeNull();
  await check(director, id, { mode: "create", empty: "clear" });
  await order(director, id, fixCells, { fixes: [{ column: 1, was: "VIP", text: "A", rowNo: null }] });
  await order(director, id, saveTemplate, { name: "Касса" });
  await expect(order(director, id, saveTemplate, { name: "Касса" })).rejects.toMatchObject({
    code: "template_exists",
  });
  const [template] = await listTemplates(director);
  expect(template).toMatchObject({ name: "Касса", columns: 3, fixes: 1 });
  const other = await upload("b.csv", ["Кат.", "Лишнее", "Кто"], ["VIP", "", "Лютик"], template?.id);
  await runImport(other.id, () => now);
  expect(await getImport(director, other.id)).toMatchObject({
    mapping: ["class", null, "name"],
    settings: { mode: "create", empty: "clear" },
    fixes: [{ column: 0, was: "VIP", text: "A", rowNo: null }],
  });
  const kept = template?.id as string;
  await inTransaction((tx) => deleteTemplate(tx, director, { id: kept }, now));
  expect(await listTemplates(director)).toEqual([]);
  await expect(upload("c.csv", ["Кто"], ["Мята"], kept)).rejects.toMatchObject({ code: "not_found" });
  const manager = await makeActor("sales_manager");
  await expect(inTransaction((tx) => restoreTemplate(tx, manager, { id: kept }))).rejects.toMatchObject({
    code: "forbidden",
  });
  await inTransaction((tx) => restoreTemplate(tx, director, { id: kept }));
  expect(await listTemplates(await makeActor("sales_head"))).toHaveLength(1);
  expect(await listTemplates(manager)).toEqual([]);
});

test("the file of an import that nobody goes on with is forgotten after a month, its cells are not", async () => {
  const { id } = await upload("a.csv", ["Название"], ["Ромашка"]);
  await runImport(id, () => now);
  const later = (days: number) =>
    inTransaction((tx) => forgetFiles(tx, new Date(now.getTime() + days * 86_400_000)));
  expect(await later(29)).toBe(0);
  expect(await later(31)).toBe(1);
  expect(await getImport(director, id)).toMatchObject({ hasFile: false, total: 1, state: "mapping" });
});
