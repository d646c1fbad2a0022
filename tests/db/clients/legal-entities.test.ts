import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { addLegalEntity, editLegalEntity } from "#db/clients/commands.ts";
import * as input from "#db/clients/input.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, type Office } from "./office.ts";

await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

describe("legal entities", () => {
  const entity = {
    name: "ООО «Чусовая-Отель»",
    inn: "7707083893",
    kpp: "770701001",
    ogrn: "1027700132195",
    address: "",
  };
  const add = (clientId: string, more: object = {}) =>
    inTransaction((tx) =>
      addLegalEntity(
        tx,
        office.manager,
        input.addLegalEntity.parse({ key: randomUUID(), clientId, ...entity, ...more }),
      ),
    );

  it("are added and changed, one event each", async () => {
    const clientId = await addClient(office.manager);
    const { id } = await add(clientId);
    const change = input.editLegalEntity.parse({
      clientId,
      id,
      expectedVersion: 1,
      ...entity,
      kpp: "7707AB001",
    });
    await inTransaction((tx) => editLegalEntity(tx, office.manager, change));
    expect(await eventsOf(id)).toEqual(["legal_entity.add", "legal_entity.edit"]);
    await expect(inTransaction((tx) => editLegalEntity(tx, office.manager, change))).rejects.toMatchObject({
      code: "stale",
      details: { theirs: { kpp: "7707AB001" } },
    });
  });

  it.each([
    [{ kpp: "77070100" }, "kpp_format"],
    [{ ogrn: "102770013219" }, "ogrn_format"],
    [{ inn: "7707083894" }, "inn_checksum"],
  ])("%j → %s", async (fields, code) => {
    const clientId = await addClient(office.manager);
    await expect(add(clientId, fields)).rejects.toMatchObject({ code });
  });
});
