import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** What is in a file of the archive, as texts in order. */
export interface ZipEntry {
  name: string;
  parts: AsyncIterable<string> | Iterable<string>;
}

const DEFLATED = 8;
/** Sizes stand behind the data, names are UTF-8: nothing need be known before it is written. */
const FLAGS = 0x0808;
const VERSION = 20;

/**
 * A ZIP archive (APPNOTE 6.3.3, without the 64-bit parts: 4 GB at most) that comes out while it goes in, one entry after
 * another. No more of it is in memory than a part.
 */
export async function* zipStream(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, parts } of entries) {
    const entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
    const head = header(0x04034b50, 30, entry);
    yield head;
    for await (const bytes of packed(parts, entry)) yield bytes;
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(0x08074b50, 0);
    sizes(tail, 4, entry);
    yield tail;
    at += head.length + entry.packed + tail.length;
    written.push(entry);
  }
  const directory = written.map(directoryLine);
  const length = directory.reduce((sum, line) => sum + line.length, 0);
  yield* directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  yield end;
}

async function* packed(parts: ZipEntry["parts"], entry: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 });
  const fed = feed(deflate, parts, entry);
  // Whoever stops listening stops the packing too; the fault of the parts comes out of the loop below.
  fed.catch((error: Error) => deflate.destroy(error));
  for await (const bytes of deflate as AsyncIterable<Buffer>) {
    entry.packed += bytes.length;
    yield bytes;
  }
  await fed;
}

async function feed(
  deflate: ReturnType<typeof createDeflateRaw>,
  parts: ZipEntry["parts"],
  entry: Written,
): Promise<void> {
  for await (const part of parts) {
    const bytes = Buffer.from(part);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (deflate.destroyed) return;
    if (!deflate.write(bytes)) await room(deflate);
  }
  deflate.end();
}

/** Until there is room for more, or nobody listens any longer. Whichever it was, neither is waited for afterwards. */
async function room(deflate: ReturnType<typeof createDeflateRaw>): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(deflate, "drain", { signal }), once(deflate, "close", { signal })]);
  over.abort();
}

function sizes(into: Buffer, at: number, { crc, packed, size }: Written): void {
  into.writeUInt32LE(crc, at);
  into.writeUInt32LE(packed, at + 4);
  into.writeUInt32LE(size, at + 8);
}

function header(signature: number, length: number, { name }: Written): Buffer {
  const head = Buffer.alloc(length);
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(0x21, 12); // 1 January 1980: the archive says nothing of the clock it was made by
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directoryLine(entry: Written): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(VERSION, 4);
  line.writeUInt16LE(VERSION, 6);
  line.writeUInt16LE(FLAGS, 8);
  line.writeUInt16LE(DEFLATED, 10);
  line.writeUInt16LE(0x21, 14);
  sizes(line, 16, entry);
  line.writeUInt16LE(entry.name.length, 28);
  line.writeUInt32LE(entry.at, 42);
  return Buffer.concat([line, entry.name]);
}
