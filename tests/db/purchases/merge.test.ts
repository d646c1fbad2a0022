import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import { mergeClients, undoMerge } from "#db/merges/commands.ts";
import { mergeClients as mergeInput } from "#db/merges/input.ts";
import { addClient, makeOffice, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, invoice, line, now, pay, totalsOf } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

it("papers follow a merge; parted again, money covers no invoice of the other card", async () => {
  const [survivorId, otherId] = [await addClient(office.director), await addClient(office.director)];
  await buy(office.director, survivorId, [line("100")]);
  await buy(office.director, otherId, [line("50")]);
  const asked = await invoice(office.director, otherId, "80");
  const before = [await totalsOf(survivorId), await totalsOf(otherId)];
  const cards = [survivorId, otherId].map((id) => ({ id, expectedVersion: 1 }));
  const input = mergeInput.parse({ key: crypto.randomUUID(), cards });
  const { id } = await inTransaction((tx) => mergeClients(tx, office.director, input, now));
  expect(await totalsOf(otherId)).toBeUndefined();
  expect(await totalsOf(survivorId)).toMatchObject({ orders: 2, bought: 15_000, owes: 8_000 });

  await pay(office.director, survivorId, "80", [{ invoiceId: asked.id, amount: "80" }]);
  await inTransaction((tx) => undoMerge(tx, office.director, { id }, now));
  expect(await totalsOf(otherId)).toEqual(before[1]);
  // A purchase without an invoice takes the free money first: see `recountMoney`.
  expect(await totalsOf(survivorId)).toEqual({ ...before[0], paid: 8_000, lastPaidOn: "2026-03-19" });
  for (const { count } of Object.values(moneyQuestions))
    expect(await db.execute(count())).toMatchObject([{ n: 0 }]);
});
