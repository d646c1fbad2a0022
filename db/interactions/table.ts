import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { contacts } from "#db/contacts/table.ts";
import type { InteractionKind, Outcome } from "#db/interactions/kinds.ts";
import { staff } from "#db/staff/table.ts";

/** A call, meeting, letter or note: what was said, by whom, how it ended. */
export const interactions = pgTable(
  "interactions",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    kind: text("kind").$type<InteractionKind>().notNull(),
    direction: text("direction").$type<"in" | "out">(),
    at: instant("at").notNull(),
    minutes: integer("minutes"),
    text: text("text").notNull(),
    outcome: text("outcome").$type<Outcome>(),
    /** What was decided, apart from what was said. */
    decision: text("decision"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    index("interactions_client").on(t.clientId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("interactions_contact").on(t.contactId),
  ],
);

/**
 * The last talks of a client in either direction, kept in the transaction that writes a talk down. The last one of all
 * and the next term stand in `clients`, whose lists are ordered by them.
 */
export const clientTouch = pgTable("client_touch", {
  clientId: uuid("client_id")
    .primaryKey()
    .references(() => clients.id, { onDelete: "cascade" }),
  lastInAt: instant("last_in_at"),
  lastInKind: text("last_in_kind").$type<InteractionKind>(),
  lastInBy: uuid("last_in_by").references(() => staff.id),
  lastOutAt: instant("last_out_at"),
  lastOutKind: text("last_out_kind").$type<InteractionKind>(),
  lastOutBy: uuid("last_out_by").references(() => staff.id),
});

export type Interaction = typeof interactions.$inferSelect;
