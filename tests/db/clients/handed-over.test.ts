import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { cancelAssignment, declineAssignment, issueAssignment } from "#db/assignments/commands.ts";
import { getClient } from "#db/clients/queries.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
let client: string;
const key = () => randomUUID();
const tomorrow = new Date(now.getTime() + 1e8);

beforeAll(async () => {
  office = await makeOffice();
  client = await addClient(office.stranger, { branchId: office.branch.id });
});

it("no longer shows a client whose work was called off or declined", async () => {
  const hand = (title: string) =>
    inTransaction((tx) =>
      issueAssignment(
        tx,
        office.director,
        { key: key(), title, clientId: client, executorId: office.serviceman.id, dueAt: tomorrow },
        now,
      ),
    );
  const sees = async () => (await getClient(office.serviceman, client))?.contactsVisible ?? false;
  const first = await hand("Проверить шум");
  expect(await sees()).toBe(true);
  const off = { id: first.id, expectedVersion: first.version, reason: "Передумали" };
  await inTransaction((tx) => cancelAssignment(tx, office.director, off, now));
  expect(await sees()).toBe(false);
  const second = await hand("Проверить ещё раз");
  const no = { id: second.id, expectedVersion: second.version, reason: "Не наше" };
  await inTransaction((tx) => declineAssignment(tx, office.serviceman, no, now));
  expect(await sees()).toBe(false);
});
