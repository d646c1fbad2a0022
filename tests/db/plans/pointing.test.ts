import { expect, it } from "vitest";
import { clientReferences, contactReferences, entityReferences } from "#db/merges/references.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();

/** Whose rows go away by the thousand when an import is undone: the database then looks for whatever points at each. */
const takenAway = [
  ...["clients", "contacts", "client_contacts", "contact_points", "legal_entities"],
  ...["orders", "order_lines", "invoices", "payments", "interactions", "products"],
];

it("finds by an index whatever points at a record that an undo takes away", async () => {
  const bare = await owner`
    select k.conrelid::regclass || '.' || a.attname as "column"
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid::regclass::text = any(${takenAway})
      and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1]
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))
    order by 1`;
  expect(bare.map(({ column }) => column)).toEqual([]);
});

it("finds by an index whatever a merge moves from one card, person or legal entity to another", async () => {
  const rows = await owner<{ column: string }[]>`
    select distinct i.indrelid::regclass || '.' || a.attname as "column"
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)`;
  const found = new Set(rows.map(({ column }) => column));
  const moved = [clientReferences, contactReferences, entityReferences].flatMap((references) =>
    Object.entries(references).flatMap(([column, { way }]) => (way === "stays" ? [] : [column])),
  );
  expect(moved.filter((column) => !found.has(column))).toEqual([]);
});
