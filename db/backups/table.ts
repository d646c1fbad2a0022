import { bigint, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { BackupManifest } from "#db/backups/manifest.ts";
import { id, instant } from "#db/columns.ts";

/** Every backup begun, and how it ended: the office is warned when the last good one grows old. */
export const backups = pgTable(
  "backups",
  {
    id: id(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    file: text("file").notNull(),
    /** Grows while it is being written. */
    bytes: bigint("bytes", { mode: "number" }),
    manifest: jsonb("manifest").$type<BackupManifest>(),
    error: text("error"),
    /** When the file made room for newer ones. */
    removedAt: instant("removed_at"),
    /** Null for the nightly one and for the command line. */
    orderedBy: uuid("ordered_by"),
  },
  (t) => [index("backups_started").on(t.startedAt)],
);

export type Backup = typeof backups.$inferSelect;
