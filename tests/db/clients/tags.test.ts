import { beforeAll, describe, expect, it } from "vitest";
import { editFact } from "#db/clients/commands.ts";
import { editFact as editInput } from "#db/clients/input.ts";
import { countClients, listClients } from "#db/clients/list.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { getClient } from "#db/clients/queries.ts";
import { readTags } from "#db/clients/tags.ts";
import { inTransaction } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const edit = (actor: Office["director"], id: string, value: string, expectedVersion = 1) =>
  inTransaction((tx) =>
    editFact(tx, actor, editInput.parse({ id, expectedVersion, field: "tags", value }), now),
  );

describe("tags of a client", () => {
  it("are clean, in lower case, each once, in one order", () => {
    expect(readTags(" VIP, дилер;vip\n  Ёлка\u202E ,, ")).toEqual(["vip", "дилер", "ёлка"]);
    expect(readTags("  ")).toEqual([]);
  });

  it("are changed as any other fact, with one event, and not when they are the same", async () => {
    const { id } = await makeClient();
    expect(await edit(office.director, id, "Дилер, VIP")).toEqual({ version: 2 });
    expect((await getClient(office.director, id))?.tags).toEqual(["vip", "дилер"]);
    expect(await edit(office.director, id, "vip, дилер", 2)).toEqual({ version: 2 });
    await expect(edit(office.director, id, "новая")).rejects.toMatchObject({
      code: "stale",
      details: { mine: "новая", theirs: "vip, дилер" },
    });
    expect(await eventsOf(id)).toEqual(["client.edit_fact"]);
  });

  it("are few and short, and only for those who may edit", async () => {
    const { id } = await makeClient();
    const many = Array.from({ length: 21 }, (_, i) => `t${i}`).join(",");
    expect(() => editInput.parse({ id, expectedVersion: 1, field: "tags", value: many })).toThrow(
      "tags_many",
    );
    expect(() => editInput.parse({ id, expectedVersion: 1, field: "tags", value: "я".repeat(41) })).toThrow(
      "tag_long",
    );
    await expect(edit(office.marketer, id, "vip")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("narrow the list, by any of them", async () => {
    const [a, b] = [
      await makeClient({ tags: ["акция"] }),
      await makeClient({ tags: ["выставка", "прочее"] }),
    ];
    const search = { ...emptySearch, tags: ["акция", "выставка"] };
    const { rows } = await listClients(office.director, search, now);
    expect(rows.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
    expect(await countClients(office.director, { ...emptySearch, tags: ["a'b"] }, now)).toBe(0);
  });
});
