import { expect, test } from "vitest";
import { inTransaction, readerHere } from "#db/index.ts";
import { company } from "#db/staff/table.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

test("a transaction that would ask for a second connection is a bug, not a wait", async () => {
  await expect(inTransaction(async () => db.select().from(company))).rejects.toThrow("hand `tx` on");
  await expect(inTransaction(() => inTransaction(async () => 1))).rejects.toThrow("hand `tx` on");
  expect(await inTransaction((tx) => tx.select().from(company))).toEqual([]);
  expect(await db.select().from(company)).toEqual([]);
});

test("a library that asks by itself is led to the transaction one is in", async () => {
  await inTransaction(async (tx) => expect(readerHere()).toBe(tx));
  expect(readerHere()).toBe(db);
});

test("what goes on after the end of a transaction may ask by itself", async () => {
  let go = () => {};
  const ended = new Promise<void>((resolve) => {
    go = resolve;
  });
  let later: Promise<unknown> = Promise.resolve();
  await inTransaction(async () => {
    later = ended.then(() => inTransaction((tx) => tx.select().from(company)));
  });
  go();
  expect(await later).toEqual([]);
});
