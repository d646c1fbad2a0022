import { count, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { classChanges, classOverrides, clientClasses } from "#db/classes/table.ts";
import { clients } from "#db/clients/table.ts";
import { inboxFilings, inboxLetters } from "#db/inbox/table.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

it("shows every class, how they changed over half a year, and what a head holds against the count", async () => {
  await seedDemo(new Date("2026-03-19T08:30:00Z"));
  const cells = await db
    .select({ abc: clientClasses.abc, xyz: clientClasses.xyz, n: count() })
    .from(clientClasses)
    .groupBy(clientClasses.abc, clientClasses.xyz);
  const part = (letter: string) =>
    cells.filter(({ abc, xyz }) => abc === letter || xyz === letter).reduce((sum, { n }) => sum + n, 0);
  const all = part("A") + part("B") + part("C");
  for (const letter of ["A", "B", "C"]) expect(part(letter) / all).toBeGreaterThan(0.15);
  for (const letter of ["X", "Y"]) expect(part(letter)).toBeGreaterThan(5);
  const nights = await db.selectDistinct({ runId: classChanges.runId }).from(classChanges);
  expect(nights.length).toBeGreaterThan(2);
  expect(await db.$count(classChanges, eq(classChanges.why, "override"))).toBe(3);
  const held = await db
    .select({ is: clients.class, set: classOverrides.class })
    .from(classOverrides)
    .innerJoin(clients, eq(clients.id, classOverrides.clientId));
  expect(held.map(({ is }) => is)).toEqual(held.map(({ set }) => set));
  expect(held.length).toBeGreaterThan(1);
});

it("has letters on cards and letters that wait, come in as they do in life", async () => {
  const rows = await db
    .select({ state: inboxLetters.state, n: count() })
    .from(inboxLetters)
    .groupBy(inboxLetters.state);
  const counted = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  expect(counted).toEqual({ filed: 4, waiting: 3, automatic: 2 });
  expect(await db.$count(inboxFilings)).toBe(4);
});
