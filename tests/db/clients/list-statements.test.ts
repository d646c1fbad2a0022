import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { countClients, listClients } from "#db/clients/list.ts";
import { type ClientSearch, emptySearch } from "#db/clients/list-input.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { makeOffice, now, type Office } from "./office.ts";

// What a connection remembers is seen from that connection only.
process.env.DATABASE_POOL = "1";
const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const remembered = async () => {
  const rows = await db.execute<{ statement: string }>(
    sql`select statement from pg_prepared_statements where statement like '%from "clients" where%'`,
  );
  return rows.map(({ statement }) => statement);
};
const ask = async (part: Partial<ClientSearch>) => {
  const search = { ...emptySearch, ...part };
  await listClients(office.director, search, now);
  await countClients(office.director, search, now);
};

it("remembers one list and one count however many values a filter has", async () => {
  const names = ["Пермь", "Тюмень", "Омск", "Томск", "Курган", "Сургут"];
  const statuses = ["potential", "new", "active", "loyal", "lost"] as const;
  const ids = Object.values(office).map(({ id }) => id);
  for (let n = 2; n <= 6; n++) {
    await ask({ regions: names.slice(0, n) });
    await ask({ statuses: statuses.slice(0, Math.min(n, 5)) });
    await ask({ owners: ids.slice(0, n) });
    await ask({ branches: ids.slice(0, n) });
    await ask({ classes: n % 2 ? ["A", "B"] : ["A", "B", "C"] });
  }
  const statements = await remembered();
  expect(statements).toHaveLength(2 * 5);
});
