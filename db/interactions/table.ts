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

export type Interaction = typeof interactions.$inferSelect;
