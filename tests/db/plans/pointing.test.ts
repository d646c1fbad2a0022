import { expect, it } from "vitest";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();

/** What an import fills, and an undo takes away by the thousand. */
const filled = [
  ...["clients", "contacts", "client_contacts", "contact_points", "legal_entities"],
  ...["orders", "order_lines", "invoices", "payments", "interactions"],
];

it("finds by an index whatever of an import points at a record that an undo takes away", async () => {
  const bare = await owner`
    select k.conrelid::regclass || '.' || a.attname as "column"
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid::regclass::text = any(${filled})
      and k.conrelid::regclass::text = any(${filled})
      and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1]
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))
    order by 1`;
  expect(bare.map(({ column }) => column)).toEqual([]);
});
