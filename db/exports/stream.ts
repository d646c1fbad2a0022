import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { accessLog } from "#db/access/table.ts";
import type { StaffActor } from "#db/actor.ts";
import type { Cell } from "#db/exports/column.ts";
import { BOM, csvLine } from "#db/exports/csv.ts";
import { exportKinds } from "#db/exports/kinds.ts";
import { columnsOf, exported } from "#db/exports/registry.ts";
import { type Export, exports } from "#db/exports/table.ts";
import { xlsxStream } from "#db/exports/xlsx.ts";
import { db } from "#db/index.ts";

/**
 * The bytes of a file that was ordered, made while they are fetched: a thousand rows are in memory and no more. Who is on
 * them is written down before they leave; what has left is hashed and counted, also when the download breaks off.
 */
export async function* exportStream(
  actor: StaffActor,
  order: Export,
  now: () => Date,
): AsyncGenerator<Uint8Array> {
  const { rows, clientOf } = exported[order.kind];
  const chosen = (await columnsOf(order.kind, db)).filter(({ key }) => order.columns.includes(key));
  const hash = createHash("sha256");
  const sent = { rows: 0, bytes: 0 };
  let whole = false;
  async function* chunks(): AsyncGenerator<Cell[][]> {
    for await (const chunk of rows(db, actor, order.filter, order.takenAt ?? order.orderedAt)) {
      await logTaken(actor, order, chunk.map(clientOf), now());
      sent.rows += chunk.length;
      yield chunk.map((row) => chosen.map(({ cell }) => cell(row, actor.locale)));
    }
  }
  const titles = chosen.map(({ label }) => label[actor.locale]);
  try {
    for await (const bytes of written(actor, order, titles, chunks())) {
      hash.update(bytes);
      sent.bytes += bytes.length;
      yield bytes;
    }
    whole = true;
  } finally {
    await db
      .update(exports)
      .set({ ...sent, finishedAt: now(), broken: !whole, sha256: hash.digest("hex") })
      .where(eq(exports.id, order.id));
  }
}

async function* written(
  { locale, timeZone }: StaffActor,
  { format, kind }: Export,
  titles: readonly string[],
  chunks: AsyncGenerator<Cell[][]>,
): AsyncGenerator<Uint8Array> {
  if (format === "xlsx") {
    const sheet = exportKinds[kind].label[locale];
    yield* xlsxStream({ sheet, headers: titles, timeZone }, chunks);
    return;
  }
  const headers = titles.map((text) => ({ text }));
  yield Buffer.from(BOM + csvLine(headers, timeZone));
  for await (const rows of chunks) yield Buffer.from(rows.map((cells) => csvLine(cells, timeZone)).join(""));
}

/** «Who saw this client» tells of files too: one line for each client that has left in one. */
async function logTaken(
  actor: StaffActor,
  { id, hasContacts }: Export,
  clientIds: readonly (string | null)[],
  at: Date,
): Promise<void> {
  const ids = [...new Set(clientIds.filter((clientId) => clientId !== null))];
  if (ids.length === 0) return;
  await db.execute(sql`
    insert into ${accessLog} (at, staff_id, client_id, what, contacts_shown, export_id)
    select ${at.toISOString()}::timestamptz, ${actor.id}::uuid, client, 'export', ${hasContacts}, ${id}::uuid
    from unnest(${sql.param(ids)}::uuid[]) client`);
}
