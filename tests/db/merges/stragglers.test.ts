import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { interactions } from "#db/interactions/table.ts";
import { gatherStragglers } from "#db/merges/stragglers.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "../clients/office.ts";
import { merge, undo } from "./merging.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

it("what was written to a card just as it went into another follows it, and goes back with it", async () => {
  const [stays, goes] = [await addClient(office.manager), await addClient(office.manager)];
  const { id } = await merge(office.director, [stays, goes]);
  await db
    .insert(interactions)
    .values({ clientId: goes, kind: "note", at: now, authorId: office.manager.id, text: "…" });
  expect(await gatherStragglers()).toBe(1);
  const whose = async () =>
    (await db.select().from(interactions).where(eq(interactions.authorId, office.manager.id)))[0]?.clientId;
  expect(await whose()).toBe(stays);
  expect(await gatherStragglers()).toBe(0);
  expect((await undo(office.director, id)).kept.changed).toEqual([]);
  expect(await whose()).toBe(goes);
});
