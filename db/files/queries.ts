import { and, asc, eq, isNull, or, type SQL } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { FileType } from "#db/files/content-types.ts";
import type { FileOf } from "#db/files/input.ts";
import { fileParts, files } from "#db/files/table.ts";
import { db, type Reader } from "#db/index.ts";

/** Rows of `files`, joined with `clients`: papers speak of people, so they are for those who see them, and the author. */
export const filesVisibleTo = (actor: StaffActor): SQL =>
  and(
    visibleTo(actor),
    isNull(files.deletedAt),
    or(eq(files.authorId, actor.id), contactsVisibleTo(actor)),
  ) as SQL;

/** A file to be handed out: its name and kind, or undefined when this actor does not see it. */
export async function getFile(actor: StaffActor, { clientId, id }: FileOf, reader: Reader = db) {
  const [row] = await reader
    .select({ id: files.id, name: files.name, type: files.type, size: files.size })
    .from(files)
    .innerJoin(clients, eq(clients.id, files.clientId))
    .where(and(eq(files.id, id), eq(files.clientId, clientId), filesVisibleTo(actor)));
  return row ? { ...row, type: row.type as FileType } : undefined;
}

/** The bytes of a file that was found visible, part by part. */
export async function* readFile(id: string, reader: Reader = db): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq++) {
    const [part] = await reader
      .select({ bytes: fileParts.bytes })
      .from(fileParts)
      .where(and(eq(fileParts.fileId, id), eq(fileParts.seq, seq)))
      .orderBy(asc(fileParts.seq));
    if (!part) return;
    yield part.bytes;
  }
}
