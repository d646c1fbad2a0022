import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { agreements } from "#db/agreements/table.ts";
import { clients } from "#db/clients/table.ts";
import { bytea, createdAt, id, instant, version } from "#db/columns.ts";
import { interactions } from "#db/interactions/table.ts";
import { staff } from "#db/staff/table.ts";

/** A file of a client, of a talk or of an agreement. Its name is what people call it; it is fetched by its id alone. */
export const files = pgTable(
  "files",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    interactionId: uuid("interaction_id").references(() => interactions.id, { onDelete: "set null" }),
    agreementId: uuid("agreement_id").references(() => agreements.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    /** Of the registry, found by looking into the file: never what the browser said. */
    type: text("type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    index("files_client").on(t.clientId, t.createdAt),
    index("files_interaction").on(t.interactionId),
    index("files_agreement").on(t.agreementId),
    check("files_named", sql`length(${t.name}) > 0`),
    check("files_one_place", sql`num_nonnulls(${t.interactionId}, ${t.agreementId}) <= 1`),
  ],
);

/** What is in the files, in parts, so that one is sent on without lying in memory whole. */
export const fileParts = pgTable(
  "file_parts",
  {
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.seq] })],
);

export type StoredFile = typeof files.$inferSelect;
