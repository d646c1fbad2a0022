import { expect, test } from "vitest";
import { clientsOf } from "#app/(office)/clients/import/[id]/clients-of.ts";
import { parseSearch, rawOf } from "#app/(office)/clients/search.ts";
import { listClients } from "#db/clients/list.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { importWhole, now, undoWhole } from "./importing.ts";
import { csvUtf8 } from "./register.ts";

await testDatabase();
const director = await makeActor("director");

test("a finished import leads to its own clients: those it made, changed or found, and nobody else", async () => {
  await makeClient({ name: "Не из файла" });
  const columns = ["Код", "Название", "ИНН"];
  const load = (...rows: string[][]) => importWhole(director, "a.csv", csvUtf8(rows, columns));
  const first = await load(["A1", "Ромашка", ""], ["A2", "Лютик", ""], ["A3", "Мята", ""]);
  const second = await load(
    ["A1", "Ромашка плюс", ""],
    ["A2", "Лютик", ""],
    ["A4", "Астра", ""],
    ["A5", "", "1"],
  );
  expect(second.result).toMatchObject({ created: 1, updated: 1, unchanged: 1, failed: 1 });
  const opened = async (importId: string) => {
    const [path, query = ""] = clientsOf(importId).split("?");
    expect(path).toBe("/clients");
    const { rows } = await listClients(director, parseSearch(rawOf(query)), now);
    return rows.map(({ name }) => name).sort();
  };
  expect(await opened(second.id)).toEqual(["Астра", "Лютик", "Ромашка плюс"]);
  expect(await opened(first.id)).toEqual(["Лютик", "Мята", "Ромашка плюс"]);
  await undoWhole(director, second.id);
  expect(await opened(second.id)).toEqual(["Лютик"]);
});
