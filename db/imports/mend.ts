import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { cleanMultiline } from "#db/values/text.ts";
import { withFixes } from "./fixes.ts";
import { checkedAnew, hold, order } from "./hold.ts";
import type * as input from "./input.ts";
import { isRelationKey, relationKind } from "./relation-keys.ts";
import { relationOf } from "./relations.ts";
import { importRows } from "./table.ts";

/** Before anything is written: the columns may be wrong, or the rows. */
const open = ["mapping", "ready"] as const;
/** Rows are there and judged. */
const judged = ["ready"] as const;

/** Reads the file another way: another sheet, header row, encoding or delimiter. */
export async function readAgain(
  tx: Tx,
  actor: StaffActor,
  { importId, version, choice }: z.output<typeof input.readAgain>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, open);
  if (!held.hasFile) throw new Refused("import_file_gone");
  const change = {
    state: "reading",
    choice,
    plan: null,
    doneRows: 0,
    progressAt: now,
    failure: null,
  } as const;
  return order(tx, actor, held, "import.read", change, { after: choice });
}

const MOST_FIXES = 5_000;

/** Cells as they should be. The file stays as it was brought: fixes stand beside it, and each can be taken back. */
export async function fixCells(
  tx: Tx,
  actor: StaffActor,
  { importId, version, fixes }: z.output<typeof input.fixCells>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, judged);
  const tidy = fixes.map((fix) => ({ ...fix, text: cleanMultiline(fix.text) }));
  const all = withFixes(held.fixes, tidy);
  if (all.length > MOST_FIXES) throw new Refused("import_too_many_fixes");
  return order(tx, actor, held, "import.fix", { ...checkedAnew(now), fixes: all }, { after: tidy });
}

/** The cell as the file has it. */
export async function takeFixBack(
  tx: Tx,
  actor: StaffActor,
  { importId, version, column, was, rowNo }: z.output<typeof input.takeFixBack>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, judged);
  const fixes = held.fixes.filter((fix) => fix.column !== column || fix.was !== was || fix.rowNo !== rowNo);
  const before = { column, was, rowNo };
  return order(tx, actor, held, "import.unfix", { ...checkedAnew(now), fixes }, { before });
}

/** What becomes of rows that look like clients known already, one by one or by what they have in common. */
export async function decideRows(
  tx: Tx,
  actor: StaffActor,
  { importId, version, rows, rules }: z.output<typeof input.decideRows>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, judged);
  for (const [choice, own] of Map.groupBy(rows, (row) => row.choice)) {
    const of = and(
      eq(importRows.importId, importId),
      inArray(
        importRows.rowNo,
        own.map(({ rowNo }) => rowNo),
      ),
      sql`${importRows.twin} is not null`,
    );
    await tx.update(importRows).set({ choice }).where(of);
  }
  const settings = rules ? { ...held.settings, rules } : held.settings;
  return order(
    tx,
    actor,
    held,
    "import.decide",
    { ...checkedAnew(now), settings },
    { after: { rows, rules } },
  );
}

/** What becomes of rows whose client the base does not have: the client is made, or they are left out. */
export async function decideClients(
  tx: Tx,
  actor: StaffActor,
  { importId, version, clients, rule }: z.output<typeof input.decideClients>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, judged);
  const rows = JSON.stringify(clients);
  await tx.execute(sql`
    update ${importRows} set choice = d.choice
    from jsonb_to_recordset(${rows}::text::jsonb) as d(key text, choice text)
    where import_id = ${importId} and twin->>'ground' = 'unknown' and twin->>'key' = d.key`);
  const { unknown: _, ...others } = held.settings.rules;
  const rules = rule ? { ...others, unknown: rule } : others;
  const settings = rule === undefined ? held.settings : { ...held.settings, rules };
  const change = { ...checkedAnew(now), settings };
  return order(tx, actor, held, "import.clients", change, { after: { clients, rule } });
}

/** What names that the base does not know stand for. */
export async function chooseNames(
  tx: Tx,
  actor: StaffActor,
  { importId, version, names }: z.output<typeof input.chooseNames>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, judged);
  for (const { relation, choice, target } of names) {
    if (!isRelationKey(relation) || !relationKind(relation).choices.includes(choice))
      throw new Refused("invalid");
    const { make, known } = relationOf(relation);
    if (choice === "create" && make && !can(actor, make.permission)) throw new Refused("forbidden");
    if (choice === "map" && !(await known(tx, actor)).some(({ value }) => value === target))
      throw new Refused("invalid");
  }
  const keyOf = ({ relation, name }: (typeof names)[number]) => `${relation}\n${name}`;
  const all = new Map([...held.settings.names, ...names].map((name) => [keyOf(name), name]));
  const settings = { ...held.settings, names: [...all.values()] };
  return order(tx, actor, held, "import.names", { ...checkedAnew(now), settings }, { after: names });
}
