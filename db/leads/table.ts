import { boolean, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { apiKeys } from "#db/api-keys/table.ts";
import { assignments } from "#db/assignments/table.ts";
import { clients } from "#db/clients/table.ts";
import { createdAt, id } from "#db/columns.ts";
import { interactions } from "#db/interactions/table.ts";

/** A lead that came through a key. What it said stands in the client's timeline; here is only that it came, once. */
export const leads = pgTable(
  "leads",
  {
    id: id(),
    apiKeyId: uuid("api_key_id")
      .notNull()
      .references(() => apiKeys.id),
    /** Made by the sender: a post that comes again is the same lead. */
    key: text("key").notNull(),
    inputHash: text("input_hash").notNull(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    /** Whether the client was made for it. */
    isNewClient: boolean("is_new_client").notNull(),
    interactionId: uuid("interaction_id").references(() => interactions.id, { onDelete: "set null" }),
    assignmentId: uuid("assignment_id").references(() => assignments.id),
    createdAt: createdAt(),
  },
  (t) => [
    unique("leads_key").on(t.apiKeyId, t.key),
    index("leads_client").on(t.clientId),
    index("leads_interaction").on(t.interactionId),
  ],
);
