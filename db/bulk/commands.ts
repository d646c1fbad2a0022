import { and, eq, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { bulkKinds } from "#db/bulk/changes.ts";
import type { BulkChange, OrderBulk, StartBulk } from "#db/bulk/input.ts";
import { UNDO_DAYS } from "#db/bulk/outcomes.ts";
import { finish, workChunk } from "#db/bulk/run.ts";
import { visibleTo } from "#db/bulk/scope.ts";
import { type BulkEdit, bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { chosenBy } from "#db/bulk/verdict.ts";
import { checkBranch, checkOwners } from "#db/clients/owner.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { checkOwn } from "#db/fields/check-own.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { longStatement } from "#db/mailings/long-statement.ts";
import { can } from "#db/permissions.ts";
import { seenBy } from "#db/segments/scope.ts";
import { segments } from "#db/segments/table.ts";

const DAY = 86_400_000;
/** Work whose worker has been silent for so long may be asked for again, in milliseconds. */
export const STALLED_MS = 60_000;

/** Whether the actor may change clients so at all. Whose rows, each row says. */
export function mayOrder(actor: StaffActor, change: Pick<BulkChange, "kind">): void {
  if (!can(actor, bulkKinds[change.kind].permission)) throw new Refused("forbidden");
}

async function checkValue(tx: Tx, actor: StaffActor, change: BulkChange): Promise<void> {
  if (change.kind === "owner") await checkOwners(tx, [change.value]);
  if (change.kind === "branch") await checkBranch(tx, change.value);
  if (change.kind === "own") await checkOwn(tx, change);
  if (change.kind !== "list_add") return;
  const [list] = await tx
    .select({ kind: segments.kind })
    .from(segments)
    .where(and(eq(segments.id, change.value), seenBy(actor), isNull(segments.archivedAt)))
    .for("key share");
  if (found(list).kind !== "fixed") throw new Refused("segment_live");
}

/** So little is done at once, in the transaction of its order; the rest is the worker's. */
const AT_ONCE = 500;

async function begin(tx: Tx, edit: BulkEdit, rows: number, now: Date): Promise<void> {
  if (rows <= AT_ONCE) await workChunk(tx, edit, now, AT_ONCE + 1);
  else await enqueueJob(tx, "bulk.run", { bulkId: edit.id });
}

/**
 * Change many clients. Who they are is frozen now, by one statement within what the actor sees; each keeps what it was
 * before, and one row of the audit log tells of them all.
 */
export function startBulk(tx: Tx, actor: StaffActor, input: StartBulk, now: Date) {
  const { selection, change } = input;
  mayOrder(actor, change);
  return once(tx, actor, "client.bulk_edit", input, async () => {
    await checkValue(tx, actor, change);
    await longStatement(tx);
    const [row] = await tx
      .insert(bulkEdits)
      .values({ authorId: actor.id, change, state: "running", total: 0, createdAt: now, progressAt: now })
      .returning();
    const edit = found(row);
    const chosen = await chosenBy(tx, actor, selection, now);
    const { count: total } = await tx.execute(sql`
      insert into ${bulkEditRows} (bulk_id, seq, client_id)
      select ${edit.id}::uuid, row_number() over (order by ${clients.id}), ${clients.id}
      from ${clients} where ${chosen}`);
    if (total === 0) throw new Refused("bulk_nobody");
    await tx.update(bulkEdits).set({ total }).where(eq(bulkEdits.id, edit.id));
    await recordEvent(tx, actor, {
      command: "client.bulk_edit",
      entity: "bulk_edit",
      entityId: edit.id,
      after: { change, total },
    });
    await begin(tx, edit, total, now);
    const [after] = await tx
      .select({ state: bulkEdits.state, version: bulkEdits.version, counts: bulkEdits.counts })
      .from(bulkEdits)
      .where(eq(bulkEdits.id, edit.id));
    const { state, version, counts } = found(after);
    return { id: edit.id, number: edit.number, state, version, changed: counts?.changed ?? 0 };
  });
}

/** Lock a bulk edit that the actor sees, at the version that the actor has seen. */
async function lockBulk(tx: Tx, actor: StaffActor, { id, expectedVersion }: OrderBulk): Promise<BulkEdit> {
  const [row] = await tx
    .select()
    .from(bulkEdits)
    .where(and(eq(bulkEdits.id, id), visibleTo(actor)))
    .for("update");
  const edit = found(row);
  mayOrder(actor, edit.change);
  if (edit.version !== expectedVersion) throw new Refused("stale", { version: edit.version });
  return edit;
}

const record = (tx: Tx, actor: StaffActor, command: string, { id, state }: BulkEdit) =>
  recordEvent(tx, actor, { command, entity: "bulk_edit", entityId: id, before: { state } });

/** Change no more of them. What is changed stays, and can be taken back. */
export async function cancelBulk(tx: Tx, actor: StaffActor, input: OrderBulk, now: Date) {
  const edit = await lockBulk(tx, actor, input);
  if (edit.state !== "running") throw new Refused("bulk_not_running");
  await finish(tx, edit, "cancelled", now, { finishedAt: now });
  await record(tx, actor, "client.bulk_cancel", edit);
  return { version: edit.version + 1 };
}

/** Take it back, within ninety days. */
export async function undoBulk(tx: Tx, actor: StaffActor, input: OrderBulk, now: Date) {
  const edit = await lockBulk(tx, actor, input);
  if (!["done", "cancelled", "failed"].includes(edit.state)) throw new Refused("bulk_not_undoable");
  if (now.getTime() - edit.createdAt.getTime() > UNDO_DAYS * DAY) throw new Refused("bulk_too_old");
  const [row] = await tx
    .update(bulkEdits)
    .set({ state: "undoing", undoneBy: actor.id, doneRows: 0, progressAt: now, version: edit.version + 1 })
    .where(eq(bulkEdits.id, edit.id))
    .returning();
  await record(tx, actor, "client.bulk_undo", edit);
  await begin(tx, found(row), edit.counts?.changed ?? 0, now);
  return { id: edit.id };
}

/** Ask the worker again for work that stands still. */
export async function resumeBulk(tx: Tx, actor: StaffActor, input: OrderBulk, now: Date) {
  const edit = await lockBulk(tx, actor, input);
  const works = edit.state === "running" || edit.state === "undoing";
  if (!works || now.getTime() - edit.progressAt.getTime() < STALLED_MS) throw new Refused("bulk_not_stalled");
  const version = edit.version + 1;
  await tx.update(bulkEdits).set({ progressAt: now, version }).where(eq(bulkEdits.id, edit.id));
  await record(tx, actor, "client.bulk_resume", edit);
  await enqueueJob(tx, "bulk.run", { bulkId: edit.id });
  return { version };
}
