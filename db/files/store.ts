import { createHash } from "node:crypto";
import type { Actor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { type FileType, fits, typeOf } from "#db/files/content-types.ts";
import { MOST_BYTES } from "#db/files/limits.ts";
import { fileParts, files } from "#db/files/table.ts";
import type { Tx } from "#db/index.ts";

/** A part is what one statement carries and one read holds in memory. */
const PART_BYTES = 512 * 1024;

interface Place {
  clientId: string;
  interactionId: string | null;
  agreementId: string | null;
  name: string;
  authorId: string;
}

export type FileRefusal = "file_empty" | "file_over_limit" | "file_kind" | "file_name_lies";
type Examined = { type: FileType; size: number; sha256: string } | { refused: FileRefusal };

/** What a file is, read from its bytes; the name must not deny it. `refused` says why it is not kept. */
export function examine(name: string, bytes: Uint8Array): Examined {
  if (bytes.length === 0) return { refused: "file_empty" };
  if (bytes.length > MOST_BYTES) return { refused: "file_over_limit" };
  const type = typeOf(bytes);
  if (!type) return { refused: "file_kind" };
  if (!fits(name, type)) return { refused: "file_name_lies" };
  return { type, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/**
 * Keep the bytes, with one event. Whether this actor may, and whether the place is the client's, was asked before.
 * @throws Refused file_empty, file_over_limit, file_kind, file_name_lies
 */
export async function storeFile(
  tx: Tx,
  actor: Actor,
  place: Place,
  bytes: Uint8Array,
  now: Date,
): Promise<{ id: string }> {
  const seen = examine(place.name, bytes);
  if ("refused" in seen) throw new Refused(seen.refused, { field: "file" });
  const facts = { ...place, ...seen };
  const [row] = await tx
    .insert(files)
    .values({ ...facts, createdAt: now })
    .returning({ id: files.id });
  const { id } = found(row);
  for (const { seq, part } of partsOf(bytes))
    await tx.insert(fileParts).values({ fileId: id, seq, bytes: part });
  await recordEvent(tx, actor, { command: "file.attach", entity: "file", entityId: id, after: facts });
  return { id };
}

/** The bytes in parts that one statement carries. */
export function* partsOf(bytes: Uint8Array): Generator<{ seq: number; part: Uint8Array }> {
  for (let seq = 0; seq * PART_BYTES < bytes.length; seq++)
    yield { seq, part: bytes.subarray(seq * PART_BYTES, (seq + 1) * PART_BYTES) };
}
