import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { type Client, legalEntities } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { can, type Permission } from "#db/permissions.ts";
import { invoices, type Order, orders, payments } from "#db/purchases/table.ts";
import { type CalendarDate, localDate, zonedToInstant } from "#db/values/time.ts";

export const papers = { order: orders, invoice: invoices, payment: payments } as const;
export type PaperKind = keyof typeof papers;

export const recorders = {
  order: "purchase.record",
  invoice: "invoice.record",
  payment: "payment.record",
} as const satisfies Record<PaperKind, Permission>;

/**
 * Every change of a client's papers holds the client's row first: payments and invoices of one client are settled one
 * after another, and the aggregates follow the last of them.
 */
export function lockOwner(tx: Tx, actor: StaffActor, kind: PaperKind, clientId: string): Promise<Client> {
  if (!can(actor, recorders[kind])) throw new Refused("forbidden");
  return lockClient(tx, actor, clientId, "edit");
}

/** A return of no purchase has nothing to be held to: it is money given to the client, as a payment is. */
export function checkReturnOfNone(actor: StaffActor, paper: Pick<Order, "kind" | "orderId">): void {
  if (paper.kind === "return" && paper.orderId === null && !can(actor, recorders.payment))
    throw new Refused("return_needs_purchase", { field: "orderId" });
}

interface Seen {
  clientId: string;
  id: string;
  expectedVersion: number;
}

/** A paper at the version that the actor has seen, loaded through the client: a foreign one is not found. */
export async function lockPaper<K extends PaperKind>(
  tx: Tx,
  actor: StaffActor,
  kind: K,
  { clientId, id, expectedVersion }: Seen,
  mine: object,
): Promise<(typeof papers)[K]["$inferSelect"]> {
  await lockOwner(tx, actor, kind, clientId);
  const table = papers[kind] as typeof orders;
  const [row] = await tx
    .select()
    .from(table)
    .where(and(eq(table.id, id), eq(table.clientId, clientId)))
    .for("update");
  const paper = found(row) as (typeof papers)[K]["$inferSelect"];
  if (paper.version !== expectedVersion) {
    const theirs = Object.fromEntries(
      Object.keys(mine).map((key) => [key, paper[key as keyof typeof paper]]),
    );
    throw new Refused("stale", { mine, theirs, version: paper.version });
  }
  if (paper.cancelledAt) throw new Refused("paper_cancelled");
  if (kind === "order") checkReturnOfNone(actor, paper as Order);
  return paper;
}

interface PaperInput {
  clientId: string;
  legalEntityId: string | null;
  number: string | null;
  day: CalendarDate;
  note: string | null;
}

/** What the person says about any paper, checked. Today's stands in the feed at this moment, an older one at noon. */
export async function readPaper(tx: Tx, actor: StaffActor, input: PaperInput, now: Date) {
  const { clientId, legalEntityId, number, day, note } = input;
  const today = localDate(now, actor.timeZone);
  if (day > today) throw new Refused("day_in_future", { field: "day" });
  if (legalEntityId !== null) {
    const [entity] = await tx
      .select({ id: legalEntities.id })
      .from(legalEntities)
      .where(and(eq(legalEntities.id, legalEntityId), eq(legalEntities.clientId, clientId)));
    if (!entity) throw new Refused("entity_not_of_client", { field: "legalEntityId" });
  }
  const at = day === today ? now : zonedToInstant({ date: day, time: "12:00" }, actor.timeZone);
  return { legalEntityId, number, day, at, note };
}

/** A new paper belongs to the branch of the client and counts for whoever is responsible. */
export const bornOf = (client: Client, actor: StaffActor, now: Date) => ({
  clientId: client.id,
  branchId: client.branchId,
  managerId: client.ownerId,
  createdBy: actor.id,
  createdAt: now,
});
