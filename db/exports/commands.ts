import { and, eq, gt, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { OrderExport } from "#db/exports/input.ts";
import { exportKinds } from "#db/exports/kinds.ts";
import { columnsOf, exported } from "#db/exports/registry.ts";
import { type Export, exports } from "#db/exports/table.ts";
import { SHEET_ROWS } from "#db/exports/xlsx.ts";
import { once } from "#db/idempotency.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";

/** How long the link of a download waits to be followed. */
const WAITS_MS = 10 * 60_000;

/** Columns that this person may take along, in the order of the file. */
export async function columnsFor(actor: StaffActor, kind: OrderExport["kind"], reader: Reader = db) {
  const contacts = can(actor, exportKinds[kind].contacts);
  return (await columnsOf(kind, reader)).filter(({ isContact }) => contacts || !isContact);
}

/** How many rows the file would hold. */
export function countExport(
  actor: StaffActor,
  { kind, filter }: Pick<OrderExport, "kind" | "filter">,
  now: Date,
  reader: Reader = db,
): Promise<number> {
  if (!can(actor, exportKinds[kind].permission)) throw new Refused("forbidden");
  return exported[kind].count(reader, actor, filter, now);
}

/** Writes down what is about to be carried out, before a byte of it is read. The answer is a link that works once. */
export async function orderExport(
  tx: Tx,
  actor: StaffActor,
  input: OrderExport,
  now: Date,
): Promise<{ id: string; number: number }> {
  const { kind, format, filter, filterWords } = input;
  if (!can(actor, exportKinds[kind].permission)) throw new Refused("forbidden");
  const allowed = new Set((await columnsFor(actor, kind, tx)).map(({ key }) => key));
  const asked = new Set(input.columns);
  const chosen = (await columnsOf(kind, tx)).filter(({ key }) => asked.has(key));
  if (chosen.length < asked.size) throw new Refused("invalid", { field: "columns" });
  if (chosen.some(({ key }) => !allowed.has(key))) throw new Refused("export_contacts");
  return once(tx, actor, "export.order", input, async () => {
    const expected = await exported[kind].count(tx, actor, filter, now);
    if (expected === 0) throw new Refused("export_empty");
    if (format === "xlsx" && expected >= SHEET_ROWS) throw new Refused("export_too_many");
    const columns = chosen.map(({ key }) => key);
    const hasContacts = chosen.some(({ isContact }) => isContact);
    const [row] = await tx
      .insert(exports)
      .values({
        ...{ orderedAt: now, staffId: actor.id, kind, format, filter, filterWords, columns, hasContacts },
        expected,
      })
      .returning({ id: exports.id, number: exports.number });
    const { id, number } = found(row);
    await recordEvent(tx, actor, {
      command: "export.order",
      entity: "export",
      entityId: id,
      after: { number, kind, format, filter, columns, expected },
    });
    return { id, number };
  });
}

/** Follows the link: the one who ordered it, once, and soon. Rights are asked anew, for they may have been taken away. */
export async function takeExport(tx: Tx, actor: StaffActor, id: string, now: Date): Promise<Export> {
  const [row] = await tx
    .update(exports)
    .set({ takenAt: now })
    .where(
      and(
        eq(exports.id, id),
        eq(exports.staffId, actor.id),
        isNull(exports.takenAt),
        gt(exports.orderedAt, new Date(now.getTime() - WAITS_MS)),
      ),
    )
    .returning();
  if (!row) throw new Refused("export_gone");
  const { permission, contacts } = exportKinds[row.kind];
  if (!can(actor, permission) || (row.hasContacts && !can(actor, contacts))) throw new Refused("forbidden");
  return row;
}
