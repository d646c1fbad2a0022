import { expect, it } from "vitest";
import { notSearched, searchedTables } from "#db/erasures/columns.ts";
import { matters } from "#db/erasures/matters.ts";
import { db } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();

it("every table of the base is searched, or stands among those that hold no client's person", async () => {
  const searched = (await searchedTables(db)).map(({ name }) => name);
  const all = (
    await db.execute<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    )
  ).map(({ name }) => name);
  expect([...searched, ...notSearched].sort()).toEqual(all.sort());
});

/**
 * A new table whose rows name a person needs a decision: what of it is the person's own and is blanked as a whole (an entry
 * of `matters`), not only swept of the name.
 */
it("every table that names a person has its matter", async () => {
  const named = (
    await db.execute<{ name: string }>(`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('contact_id', 'from_email', 'to_address') order by 1`)
  ).map(({ name }) => name);
  const subject = {
    kind: "contact" as const,
    id: "",
    name: "",
    person: null,
    contactIds: [],
    clientIds: [],
    around: [],
    emails: [],
    phones: [],
    former: { names: [], emails: [], phones: [] },
  };
  const covered = Object.values(matters)
    .flatMap(({ rows, blank }) => [rows(subject), ...blank(rows(subject), 1, new Date())])
    .map((statement) =>
      JSON.stringify(statement.queryChunks, (_, value) =>
        value?.[Symbol.for("drizzle:Name")] ? { table: value[Symbol.for("drizzle:Name")] } : value,
      ),
    )
    .join(" ");
  for (const table of named)
    expect(covered, `${table}: add it to db/erasures/matters.ts`).toContain(`"table":"${table}"`);
});
