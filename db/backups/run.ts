import { existsSync, renameSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { BackupFault } from "#db/backups/faults.ts";
import { type BackupOrigin, draftOf, fileNameOf, makeRoom, openFolder } from "#db/backups/files.ts";
import { ABANDONED_MS } from "#db/backups/limits.ts";
import { makeBackup } from "#db/backups/make.ts";
import { backups } from "#db/backups/table.ts";
import { connectionFault } from "#db/backups/target.ts";

export interface BackupOrder {
  ownerUrl: string;
  /** Full paths: what the table of copies says must mean the same everywhere. */
  folder: string;
  origin: BackupOrigin;
  /** The row that was written when somebody ordered it; without it one is made now. */
  id?: string;
}

const NOTE_EVERY_MS = 1_000;

/**
 * Makes one copy and writes down how it went. The file appears under its name only when it is whole. A repeat of the
 * same order begins anew; one that has ended well is left as it is.
 */
export async function runBackup(order: BackupOrder, now: () => Date): Promise<typeof backups.$inferSelect> {
  const client = postgres(order.ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const books = drizzle(client);
  try {
    const row = await openRow(books, order, now());
    if (row.finishedAt && !row.error) return row;
    const result = await written(books, row, order, now);
    const [done] = await books
      .update(backups)
      .set({ ...result, finishedAt: now() })
      .where(eq(backups.id, row.id))
      .returning();
    if (!done) throw new BackupFault("The order of this copy is gone from the table.");
    if (done.error) throw new BackupFault(done.error);
    await forgetOld(books, order, now());
    return done;
  } catch (error) {
    throw connectionFault(error, order.ownerUrl) ?? error;
  } finally {
    await client.end({ timeout: 1 });
  }
}

type Books = ReturnType<typeof drizzle>;

async function openRow(books: Books, { id, folder, origin }: BackupOrder, now: Date) {
  if (id !== undefined) {
    const [row] = await books.select().from(backups).where(eq(backups.id, id));
    if (!row) throw new BackupFault("Nobody has ordered this copy.");
    return row;
  }
  const file = join(folder, fileNameOf(now, origin));
  const [row] = await books.insert(backups).values({ startedAt: now, file }).returning();
  return row as typeof backups.$inferSelect;
}

async function written(books: Books, row: typeof backups.$inferSelect, order: BackupOrder, now: () => Date) {
  const draft = draftOf(row.file);
  let noted = now().getTime();
  const note = (bytes: number) => {
    if (now().getTime() - noted < NOTE_EVERY_MS) return;
    noted = now().getTime();
    // Only for the page that shows how far it is: a note that is lost changes nothing.
    books
      .update(backups)
      .set({ bytes })
      .where(eq(backups.id, row.id))
      .catch(() => {});
  };
  try {
    openFolder(dirname(row.file));
    rmSync(draft, { force: true });
    if (existsSync(row.file))
      throw new BackupFault(`${row.file} is there already: wait a second and try again.`);
    const made = await makeBackup({ ownerUrl: order.ownerUrl, path: draft, madeAt: row.startedAt }, note);
    renameSync(draft, row.file);
    return { ...made, error: null };
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    const { code, message } = error as NodeJS.ErrnoException;
    return { error: reasons[code ?? ""]?.(dirname(row.file)) ?? message };
  }
}

const reasons: Record<string, (folder: string) => string> = {
  ENOSPC: (folder) => `No space is left in ${folder} on ${hostname()}.`,
  EACCES: (folder) => `Nothing may be written into ${folder} on ${hostname()}.`,
  EROFS: (folder) => `Nothing may be written into ${folder} on ${hostname()}.`,
};

async function forgetOld(books: Books, { folder, origin }: BackupOrder, now: Date): Promise<void> {
  const gone = makeRoom(folder, origin);
  if (gone.length > 0)
    await books
      .update(backups)
      .set({ removedAt: now })
      .where(and(inArray(backups.file, gone), isNull(backups.removedAt)));
  await books
    .update(backups)
    .set({ finishedAt: now, error: "The process that made it ended in the middle." })
    .where(and(isNull(backups.finishedAt), lt(backups.startedAt, new Date(now.getTime() - ABANDONED_MS))));
}
