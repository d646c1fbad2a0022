import { limits } from "#db/imports/limits.ts";
import { FileFault } from "./file-fault.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ZIP64 = 0xffffffff;
const ENCRYPTED = 1;

export interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Where its local header stands. */
  start: number;
}

/**
 * What the central directory of a zip declares, without unpacking a byte. The reader that follows works by the same
 * directory and never unpacks more than it declares, so a lie about sizes only damages the file.
 * @throws FileFault when the directory is broken or declares more than `limits` allow.
 */
export function guardZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.packedEntries) throw new FileFault("unpacks_too_large");
  const entries: ZipEntry[] = [];
  const seen = new Set<number>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw new FileFault("damaged");
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const start = view.getUint32(at + 42, true);
    if (packed === ZIP64 || unpacked === ZIP64) throw new FileFault("unpacks_too_large");
    // Two entries over the same bytes are the trick of a bomb that is small in every single entry.
    if (seen.has(start) || start + 30 > end || view.getUint32(start, true) !== LOCAL)
      throw new FileFault("damaged");
    if (flags & ENCRYPTED || (method !== 0 && method !== 8)) throw new FileFault("damaged");
    seen.add(start);
    total += unpacked;
    if (total > limits.unpackedBytes) throw new FileFault("unpacks_too_large");
    if (unpacked > 1_000_000 && unpacked > packed * limits.packRatio)
      throw new FileFault("unpacks_too_large");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, packed, unpacked, method, start });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 kB. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new FileFault("damaged");
}
