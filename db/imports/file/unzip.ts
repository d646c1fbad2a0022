import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { FileFault } from "./file-fault.ts";
import type { ZipEntry } from "./zip-guard.ts";

const PIECE = 64 * 1024;

/**
 * One entry of a zip piece by piece, so that a sheet of a hundred megabytes never stands in memory as a whole.
 * @throws FileFault `damaged` when it does not unpack, or unpacks to more than it declares.
 */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = view.getUint16(entry.start + 26, true) + view.getUint16(entry.start + 28, true);
  const from = entry.start + 30 + names;
  const packed = bytes.subarray(from, from + entry.packed);
  let given = 0;
  for await (const piece of entry.method === 0 ? pieces(packed) : inflated(packed)) {
    given += piece.byteLength;
    if (given > entry.unpacked) throw new FileFault("damaged");
    yield piece;
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const source = Readable.from(pieces(packed));
  const inflate = source.pipe(createInflateRaw({ chunkSize: PIECE }));
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault("damaged");
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

/** The whole text of a small entry. */
export async function unpackText(bytes: Uint8Array, entry: ZipEntry): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of unpack(bytes, entry)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
