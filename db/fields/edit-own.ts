import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { EditOwn } from "#db/fields/input.ts";
import { readOwn, typedOwn } from "#db/fields/kinds.ts";
import { clientFields } from "#db/fields/table.ts";
import { withOwn } from "#db/fields/value.ts";
import type { Tx } from "#db/index.ts";

/**
 * Change one of the company's fields on a card, in the words of the actor's language. From an older version it is refused
 * with the value now standing there, as it would be typed. Answers what was there before, for the way back.
 */
export async function editOwn(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, fieldId, value: typed }: EditOwn,
  now: Date,
): Promise<{ version: number; previous: string }> {
  const client = await lockClient(tx, actor, id, "edit");
  const [row] = await tx.select().from(clientFields).where(eq(clientFields.id, fieldId)).for("key share");
  const field = found(row);
  if (field.archivedAt) throw new Refused("field_archived");
  const before = client.own[fieldId] ?? null;
  const previous = typedOwn(field, before, actor.locale);
  if (client.version !== expectedVersion)
    throw new Refused("stale", { field: "value", mine: typed, theirs: previous, version: client.version });
  // A retired choice stays where it is; it cannot be chosen anew.
  if (typed === previous) return { version: client.version, previous };
  const read = readOwn(field, typed, actor.locale);
  if ("fault" in read) throw new Refused(read.fault, { field: "value" });
  const { value } = read;
  if (value === null && field.required) throw new Refused("field_required", { field: "value" });
  if (value === before) return { version: client.version, previous };
  const version = client.version + 1;
  const own = withOwn(client.own, fieldId, value);
  await tx.update(clients).set({ own, version, updatedAt: now }).where(eq(clients.id, id));
  forgetCounts();
  await recordEvent(tx, actor, {
    command: "client.edit_own",
    entity: "client",
    entityId: id,
    // Whole, as a column: a card of an earlier day is told by putting it back.
    before: { own: client.own },
    after: { own },
  });
  return { version, previous };
}
