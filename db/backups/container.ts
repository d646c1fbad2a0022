import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { BackupFault } from "#db/backups/faults.ts";

/**
 * The file of a copy: one line `SLOVO BACKUP 1`, one line of JSON (what it is a copy of), the gzip of its parts, and the
 * SHA-256 of all before it. A part is a letter, four bytes of length and so many bytes.
 */
export const FORMAT = 1;
const MAGIC = "SLOVO BACKUP ";
const SEAL_BYTES = 32;
const HEADER_MOST = 4096;
const PART_MOST = 1 << 20;

export interface BackupHeader {
  madeAt: string;
  /** The newest migration of the copied schema: it is restored into the same one. */
  migration: string;
}

/** T begins a table, D is its rows as COPY writes them, M is the manifest and the last. */
export type PartKind = "T" | "D" | "M";
export interface Part {
  kind: PartKind;
  bytes: Buffer;
}

export const part = (kind: PartKind, content: string): Part => ({ kind, bytes: Buffer.from(content) });

function* framed({ kind, bytes }: Part) {
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  yield head;
  yield bytes;
}

/** Writes a new file, readable by its owner only, as the parts come: no more than one of them is in memory. */
export async function writeContainer(
  path: string,
  header: BackupHeader,
  parts: AsyncIterable<Part>,
  onBytes: (written: number) => void = () => {},
): Promise<number> {
  const hash = createHash("sha256");
  let written = 0;
  const note = (bytes: Buffer) => {
    hash.update(bytes);
    written += bytes.length;
    onBytes(written);
    return bytes;
  };
  async function* body() {
    for await (const one of parts) yield* framed(one);
  }
  async function* sealed(compressed: AsyncIterable<Buffer>) {
    yield note(Buffer.from(`${MAGIC}${FORMAT}\n${JSON.stringify(header)}\n`));
    for await (const bytes of compressed) yield note(bytes);
    written += SEAL_BYTES;
    yield hash.digest();
  }
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(Readable.from(body()), createGzip({ level: 4 }), sealed, file);
  return written;
}

export interface Container extends BackupHeader {
  path: string;
  /** Where the gzip stands: from the first byte to the last, the last included. */
  start: number;
  end: number;
}

/**
 * Reads what stands in front and proves the whole file by its seal.
 * @throws BackupFault when it is no copy, one of a newer program, cut short or changed.
 */
export async function openContainer(path: string): Promise<Container> {
  const { header, start, size } = await readFront(path);
  const end = size - SEAL_BYTES - 1;
  const hash = createHash("sha256");
  let seal = Buffer.alloc(0);
  if (end >= start) {
    for await (const bytes of createReadStream(path, { end })) hash.update(bytes as Buffer);
    for await (const bytes of createReadStream(path, { start: end + 1 })) seal = Buffer.concat([seal, bytes]);
  }
  if (!hash.digest().equals(seal))
    throw new BackupFault(`${path} is damaged or cut short: its checksum does not fit. Take another copy.`);
  return { ...header, path, start, end };
}

async function readFront(path: string) {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new BackupFault(`${path} cannot be opened (${error.code}): check the name and the rights.`);
  });
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_MOST), 0, HEADER_MOST, 0);
    const [magic = "", json = ""] = buffer.toString("utf8", 0, bytesRead).split("\n", 2);
    const format = magic.startsWith(MAGIC) ? Number(magic.slice(MAGIC.length)) : Number.NaN;
    if (!Number.isInteger(format)) throw new BackupFault(`${path} is no copy made by Slovo.`);
    if (format > FORMAT)
      throw new BackupFault(
        `${path} was made by a newer Slovo (format ${format}, this one reads ${FORMAT}): update first.`,
      );
    const start = Buffer.byteLength(`${magic}\n${json}\n`);
    return { header: parsedHeader(json, path), start, size };
  } finally {
    await file.close();
  }
}

function parsedHeader(json: string, path: string): BackupHeader {
  try {
    const { madeAt, migration } = JSON.parse(json) as Partial<BackupHeader>;
    if (madeAt && migration && !Number.isNaN(Date.parse(madeAt))) return { madeAt, migration };
  } catch {
    // said below
  }
  throw new BackupFault(`${path} is damaged: what stands in front of it cannot be read. Take another copy.`);
}

/** The parts of a file whose seal has been proved, one after another. */
export async function* readParts({ path, start, end }: Container): AsyncGenerator<Part> {
  const source = createReadStream(path, { start, end });
  const gunzip = createGunzip();
  source.once("error", (error) => gunzip.destroy(error));
  const bytes = take(source.pipe(gunzip));
  await bytes.next();
  for (;;) {
    const head = (await bytes.next(5)).value;
    if (!head || head.length === 0) return;
    const length = head.length === 5 ? head.readUInt32BE(1) : PART_MOST + 1;
    const content = length > PART_MOST ? null : (await bytes.next(length)).value;
    if (!content || content.length !== length) throw new BackupFault(`${path} breaks off inside.`);
    yield { kind: head.toString("latin1", 0, 1) as PartKind, bytes: content };
  }
}

/** Gives exactly as many bytes as it is asked for; fewer only at the end. */
async function* take(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, number> {
  const chunks: Buffer[] = [];
  let held = 0;
  let wanted = yield Buffer.alloc(0);
  for await (const chunk of source) {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      chunks.length = 0;
      held = all.length - wanted;
      if (held > 0) chunks.push(all.subarray(wanted));
      wanted = yield all.subarray(0, wanted);
    }
  }
  for (;;) {
    const rest = Buffer.concat(chunks);
    chunks.length = 0;
    wanted = yield rest.subarray(0, Math.min(wanted, rest.length));
  }
}
