import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "./actor.ts";
import { id, instant } from "./columns.ts";
import type { Tx } from "./index.ts";

/** The audit log: who did what to which record, and what it was before. The app's role may only add to it. */
export const events = pgTable(
  "events",
  {
    id: id(),
    /** The moment of writing, not of the transaction: whoever waited for a lock came later, and history must say so. */
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    /** Staff id, or null for a job, whose name stands in `job`. */
    actorId: uuid("actor_id"),
    job: text("job"),
    command: text("command").notNull(),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id"),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [
    index("events_entity").on(t.entityId, t.at),
    index("events_actor").on(t.actorId, t.at),
    /** Clients handed over together have one event without a record: history of one of them looks here. */
    index("events_handed_over")
      .using("gin", sql`${t.before} jsonb_path_ops`)
      .where(sql`${t.command} = 'client.assign_owner' and ${t.entityId} is null`),
    index("events_moved_to")
      .on(sql`(${t.after} #>> '{to,clientId}')`)
      .where(sql`${t.command} = 'contact.move'`),
  ],
);

export interface Recorded {
  command: string;
  entity: string;
  entityId: string | null;
  before?: unknown;
  after?: unknown;
}

/** Write one audit row in the command's own transaction. Secrets never go into `before` or `after`. */
export async function recordEvent(tx: Tx, actor: Actor | null, event: Recorded): Promise<void> {
  await tx.insert(events).values({
    actorId: actor?.kind === "staff" ? actor.id : null,
    job: actor?.kind === "job" ? actor.name : null,
    command: event.command,
    entity: event.entity,
    entityId: event.entityId,
    before: event.before ?? null,
    after: event.after ?? null,
  });
}
