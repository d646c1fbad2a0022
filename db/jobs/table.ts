import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";

/** Worker processes and when each was last alive: how the office learns that nothing runs by itself. */
export const workers = pgTable("workers", {
  id: uuid("id").primaryKey(),
  host: text("host").notNull(),
  pid: integer("pid").notNull(),
  startedAt: instant("started_at").notNull(),
  beatAt: instant("beat_at").notNull(),
});
