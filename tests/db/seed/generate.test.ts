import { count, eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { clients, legalEntities } from "#db/clients/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { interactions } from "#db/interactions/table.ts";
import { generateClients } from "#db/seed/generate.ts";
import { branches, staff } from "#db/staff/table.ts";
import { checkInn } from "#db/values/requisites.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

it("writes so many clients, all different, and one with a long timeline; goes on where it stopped", async () => {
  const [branch] = await db.insert(branches).values({ name: "Пермь" }).returning();
  const [seller] = await db
    .insert(staff)
    .values({ email: "p@example.ru", surname: "Пермяков", given: "Пётр", role: "sales_manager" })
    .returning();
  const options = { seed: 7, owners: [seller?.id ?? ""], branches: [branch?.id ?? ""], timeline: 120 };
  const { busiestId } = await generateClients(2500, options);
  expect(await db.$count(clients)).toBe(2500);
  expect(await db.$count(interactions, eq(interactions.clientId, busiestId))).toBe(120);
  const names = await db.select({ names: sql<number>`count(distinct ${clients.name})::int` }).from(clients);
  expect(names[0]?.names).toBe(2500);
  const entities = await db.select().from(legalEntities);
  expect(entities.filter(({ inn }) => checkInn(inn ?? "") !== "ok")).toEqual([]);
  await generateClients(300, { ...options, seed: 8, from: 2500 });
  const [inns] = await db
    .select({ all: count(), different: sql<number>`count(distinct ${legalEntities.inn})::int` })
    .from(legalEntities);
  expect(inns).toEqual({ all: 2800, different: 2800 });
  const [phones] = await db
    .select({ all: count(), different: sql<number>`count(distinct ${contactPoints.value})::int` })
    .from(contactPoints)
    .where(eq(contactPoints.kind, "phone"));
  expect(phones?.all).toBe(phones?.different);
});
