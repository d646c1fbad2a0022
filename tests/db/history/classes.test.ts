import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { liftOverride, overrideClass } from "#db/classes/commands.ts";
import { clients } from "#db/clients/table.ts";
import { getCardAsOf } from "#db/history/as-of.ts";
import { inTransaction } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, count } from "../classes/counting.ts";
import { makeOffice } from "../clients/office.ts";

const { db } = await testDatabase();
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 9));

it("tells the class of a card as of a day, whether a night counted it or a head held it", async () => {
  const { director } = await makeOffice();
  const { id } = await makeClient({ class: "B", createdAt: day(1) });
  await buy(id, "2026-03-01", 1_000);
  await count(day(3));
  const held = { clientId: id, class: "C" as const, reason: "просят не звонить", until: null, version: 0 };
  await inTransaction((tx) => overrideClass(tx, director, held, day(5)));
  await inTransaction((tx) => liftOverride(tx, director, { clientId: id, version: 1 }, day(7)));
  const classAt = async (n: number) => (await getCardAsOf(director, id, day(n)))?.then?.client.class;
  expect(await classAt(2)).toBe("B");
  expect(await classAt(4)).toBe("A");
  // Events stand at the moment of the clock, not of the rule: what was held is told from then on.
  const [now] = await db.select({ class: clients.class }).from(clients).where(eq(clients.id, id));
  expect(now?.class).toBe("A");
});
