import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { legalEntities } from "#db/clients/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { getMergePreview } from "#db/merges/queries.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, type Office } from "../clients/office.ts";
import { merge } from "./merging.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

it("foretells equal rows once, as many as there are afterwards", async () => {
  const inn = "7707083893";
  const stays = await addClient(office.manager, { inn, phones: "8 343 200-10-20, 8 912 000-77-01" });
  const goes = await addClient(office.colleague, { inn, phones: "+7 343 200-10-20, 8 912 000-77-02" });
  await db.insert(legalEntities).values([
    { clientId: goes, name: "Филиал", inn, kpp: "667043001" },
    { clientId: stays, name: "Без номера" },
    { clientId: goes, name: "Без номера" },
  ]);
  const { counts = [] } = (await getMergePreview(office.director, [stays, goes])) ?? {};
  const of = (reference: string) => counts.find((count) => count.reference === reference);
  expect(of("contact_points.client_id")).toMatchObject({ byCard: { [stays]: 2, [goes]: 2 }, together: 3 });
  expect(of("legal_entities.client_id")).toMatchObject({ byCard: { [stays]: 2, [goes]: 3 }, together: 4 });
  await merge(office.director, [stays, goes]);
  expect(await db.$count(contactPoints, eq(contactPoints.clientId, stays))).toBe(3);
  expect(await db.$count(legalEntities, eq(legalEntities.clientId, stays))).toBe(4);
});
