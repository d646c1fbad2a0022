import { beforeAll, describe, expect, it } from "vitest";
import { archiveClient, editFact, restoreClient } from "#db/clients/commands.ts";
import * as input from "#db/clients/input.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const edit = (actor: Office["director"], fields: Record<string, unknown>) =>
  inTransaction((tx) => editFact(tx, actor, input.editFact.parse(fields), now));

describe("the archive", () => {
  it("takes a client out of work and gives it back", async () => {
    const id = await addClient(office.manager);
    const at = (expectedVersion: number) => ({ id, expectedVersion });
    await inTransaction((tx) => archiveClient(tx, office.manager, at(1), now));
    await expect(inTransaction((tx) => archiveClient(tx, office.manager, at(2), now))).rejects.toMatchObject({
      code: "client_archived",
    });
    await expect(
      edit(office.manager, { id, expectedVersion: 2, field: "note", value: "x" }),
    ).rejects.toMatchObject({ code: "client_archived" });
    await expect(inTransaction((tx) => restoreClient(tx, office.manager, at(1), now))).rejects.toMatchObject({
      code: "stale",
    });
    await inTransaction((tx) => restoreClient(tx, office.manager, at(2), now));
    await expect(inTransaction((tx) => restoreClient(tx, office.manager, at(3), now))).rejects.toMatchObject({
      code: "client_not_archived",
    });
    expect(await eventsOf(id)).toEqual(["client.create", "client.archive", "client.restore"]);
  });
});
