import { eq, like } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import type { BulkChange } from "#db/bulk/input.ts";
import { clients } from "#db/clients/table.ts";
import { decideDifferent, takeBackDifferent } from "#db/duplicates/commands.ts";
import { undoImport } from "#db/imports/commands.ts";
import { countUndo, listKept } from "#db/imports/kinds/clients/undo-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { inTransaction } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { segments } from "#db/segments/table.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { order as orderBulk, undo as undoBulk } from "../bulk/office.ts";
import { all } from "../segments/trees.ts";
import { baseHash, clientSet, emptyBase, importWhole, now, undoWhole } from "./importing.ts";
import { csvUtf8, innOf, registerRows } from "./register.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");

afterEach(() => emptyBase(owner));

const columns = ["Код", "Название", "ИНН", "Телефон", "Адрес", "Директор", "Примечание"];
const file = (...rows: string[][]) => csvUtf8(rows, columns);
const full = (name: string) => [
  "A1",
  name,
  innOf(1),
  "8 495 111-22-33",
  "Мира, 1",
  "Лапина Вера Петровна",
  "старое",
];

test("undo brings back every byte, of created clients and of changed ones", async () => {
  await importWhole(director, "first.csv", file(full("Ромашка"), ["A2", "Василёк", "", "", "", "", ""]));
  await makeClient({ name: "Не из файла" });
  const before = await baseHash(owner);
  const second = await importWhole(
    director,
    "second.csv",
    file(
      ["A1", "Ромашка плюс", innOf(1), "8 495 111-22-44", "Мира, 2", "Лапин Пётр Ильич", "новое"],
      ["A2", "Василёк", innOf(2), "", "", "", ""],
      ...registerRows(510).map((row) => [`R${row[0]}`, row[1] ?? "", "", row[9] ?? "", "", row[7] ?? "", ""]),
    ),
  );
  expect(second.result).toMatchObject({ created: 510, updated: 2, failed: 0 });
  expect(await baseHash(owner)).not.toBe(before);
  expect(await countUndo(director, second.id)).toEqual({ removed: 510, kept: 0, restored: 2, edited: 0 });
  const undone = await undoWhole(director, second.id);
  expect(undone).toMatchObject({ state: "undone", result: { removed: 510, restored: 2, kept: 0 } });
  expect(await baseHash(owner)).toBe(before);
});

test("a created client that somebody has worked with stays, and is named", async () => {
  const names = ["Поговорили", "Исправили", "Дописали телефон", "Никто не трогал"];
  const done = await importWhole(
    director,
    "a.csv",
    file(...names.map((name, at) => [`A${at}`, name, "", "", "", "", ""])),
  );
  const idOf = async (name: string) =>
    (await db.select().from(clients).where(eq(clients.name, name)))[0]?.id as string;
  await db.insert(interactions).values({
    clientId: await idOf("Поговорили"),
    kind: "call",
    at: now,
    text: "Звонили",
    authorId: director.id,
  });
  await owner`update clients set region = 'Томск', version = version + 1 where name = 'Исправили'`;
  await owner`insert into contact_points (client_id, kind, value, raw)
    values (${await idOf("Дописали телефон")}, 'phone', '+74951112233', '1')`;
  expect(await countUndo(director, done.id)).toMatchObject({ removed: 1, kept: 3 });
  const expected = ["Дописали телефон", "Исправили", "Поговорили"];
  expect((await listKept(director, done.id, "done")).map(({ name }) => name)).toEqual(expected);
  const undone = await undoWhole(director, done.id);
  expect(undone.result).toMatchObject({ removed: 1, kept: 3 });
  expect((await listKept(director, done.id, "undone")).map(({ name }) => name)).toEqual(expected);
  expect((await clientSet(owner)).map(({ name }) => name).sort()).toEqual(expected);
});

test("a bulk edit that was taken back is no work with the clients; one that stands, and a hand after it, are", async () => {
  await importWhole(director, "a.csv", file(full("Ромашка")));
  const before = await baseHash(owner);
  const names = ["Метка", "Список", "Василёк"];
  const rows = names.map((name, at) => [`B${at}`, name, "", "", "", "", ""]);
  const load = () => importWhole(director, "b.csv", file(...rows));
  const loaded = async () => ({
    ids: (await db.select().from(clients).where(like(clients.externalId, "B%"))).map(({ id }) => id),
  });
  const [list] = await db
    .insert(segments)
    .values({ name: "На выставку", kind: "fixed", tree: all(), createdBy: director.id })
    .returning();
  const changes = [
    { kind: "tags_add", value: ["выставка"] },
    { kind: "list_add", value: list?.id ?? "" },
  ] as const satisfies BulkChange[];

  const first = await load();
  for (const change of changes) {
    const { id } = await orderBulk(director, { ...change }, await loaded());
    expect(await countUndo(director, first.id)).toMatchObject({ removed: 0, kept: 3 });
    await undoBulk(director, id);
    expect(await countUndo(director, first.id)).toMatchObject({ removed: 3, kept: 0 });
  }
  expect((await undoWhole(director, first.id)).result).toMatchObject({ removed: 3, kept: 0 });
  expect(await baseHash(owner)).toBe(before);

  const second = await load();
  for (const change of changes) {
    const { id } = await orderBulk(director, { ...change }, await loaded());
    await undoBulk(director, id);
  }
  // A list does not touch the card: two edits by hand are not to be taken for a change to it and back.
  await owner`update clients set region = 'Томск', version = version + 2 where name = 'Список'`;
  expect((await undoWhole(director, second.id)).result).toMatchObject({ removed: 2, kept: 1 });
});

test("a verdict «не дубль» that was taken back is no work with the client, one that stands is", async () => {
  const known = await makeClient({ name: "Не из файла" });
  const rows = ["Ромашка", "Василёк"].map((name, at) => [`B${at}`, name, "", "", "", "", ""]);
  const done = await importWhole(director, "b.csv", file(...rows));
  const loaded = await db
    .select()
    .from(clients)
    .where(like(clients.externalId, "B%"))
    .orderBy(clients.externalId);
  const pairs = loaded.map(({ id }) => ({ of: "client" as const, ids: [id, known.id] }));
  for (const pair of pairs) await inTransaction((tx) => decideDifferent(tx, director, pair, now));
  expect(await countUndo(director, done.id)).toMatchObject({ removed: 0, kept: 2 });
  const [first] = pairs;
  if (!first) throw new Error("nothing was loaded");
  await inTransaction((tx) => takeBackDifferent(tx, director, first, now));
  expect(await countUndo(director, done.id)).toMatchObject({ removed: 1, kept: 1 });
  expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 1, kept: 1 });
  expect((await listKept(director, done.id, "undone")).map(({ name }) => name)).toEqual(["Василёк"]);
});

test("a changed client whose bulk edit was taken back is not told as corrected by hand", async () => {
  await importWhole(director, "a.csv", file(full("Ромашка")));
  const done = await importWhole(director, "b.csv", file(["A1", "Ромашка плюс", "", "", "Мира, 2", "", ""]));
  const ids = (await db.select().from(clients)).map(({ id }) => id);
  const { id } = await orderBulk(director, { kind: "tags_add", value: ["выставка"] }, { ids });
  expect(await countUndo(director, done.id)).toMatchObject({ restored: 1, edited: 1 });
  await undoBulk(director, id);
  expect(await countUndo(director, done.id)).toMatchObject({ restored: 1, edited: 0 });
  await undoWhole(director, done.id);
  expect((await clientSet(owner))[0]).toMatchObject({ name: "Ромашка", address: "Мира, 1" });
});

test("a value that somebody has corrected since stays; the others go back", async () => {
  await importWhole(director, "a.csv", file(full("Ромашка")));
  const done = await importWhole(director, "b.csv", file(["A1", "Ромашка плюс", "", "", "Мира, 2", "", ""]));
  await owner`update clients set address = 'Ленина, 5', version = version + 1 where external_id = 'A1'`;
  expect(await countUndo(director, done.id)).toMatchObject({ restored: 1, edited: 1 });
  await undoWhole(director, done.id);
  const [row] = await clientSet(owner);
  expect(row).toMatchObject({ name: "Ромашка", address: "Ленина, 5" });
  expect(row?.search).toContain("romashka");
  expect(row?.search).not.toContain("plyus");
});

test("only a finished import can be undone, once, and by whom it concerns", async () => {
  const head = await makeActor("sales_head");
  const done = await importWhole(head, "a.csv", file(full("Ромашка")));
  const undo = async (actor: typeof head) => {
    const { version } = await getImport(director, done.id);
    return inTransaction((tx) => undoImport(tx, actor, { importId: done.id, version }, now));
  };
  await expect(undo(await makeActor("sales_head"))).rejects.toMatchObject({ code: "not_found" });
  await expect(undo(await makeActor("sales_manager"))).rejects.toMatchObject({ code: "forbidden" });
  await undoWhole(head, done.id);
  await expect(undo(head)).rejects.toMatchObject({ code: "import_not_undoable" });
});

test("words that went with the clients of an undone file are nobody's reading of a slip any more", async () => {
  const known = async (...words: string[]) => {
    const rows = await owner<{ word: string }[]>`
      select distinct word from client_words where word = any(${words}) order by word`;
    return rows.map(({ word }) => word);
  };
  await importWhole(director, "a.csv", file(full("Ромашка")));
  const done = await importWhole(
    director,
    "b.csv",
    file(["A2", "Ромашка Пельменева", "", "", "", "", ""], ["A3", "Вареникова", "", "", "", "", ""]),
  );
  const words = ["pelmeneva", "romashka", "varenikova"];
  expect(await known(...words)).toEqual(words);
  await owner`update clients set region = 'Томск', version = version + 1 where name = 'Вареникова'`;
  expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 1, kept: 1 });
  expect(await known(...words)).toEqual(["romashka", "varenikova"]);
});
