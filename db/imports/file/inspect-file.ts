import { limits } from "#db/imports/limits.ts";
import { FileFault } from "./file-fault.ts";
import { guardZip } from "./zip-guard.ts";

const startsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);
export const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/**
 * What can be said of a file at once, without reading it: size, kind and what a workbook claims to unpack to.
 * @throws FileFault with the reason.
 */
export function inspectFile(bytes: Uint8Array): void {
  if (bytes.byteLength > limits.fileBytes) throw new FileFault("too_large");
  if (bytes.byteLength === 0) throw new FileFault("empty");
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileFault("old_excel");
  if (isZip(bytes)) guardZip(bytes);
  else if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new FileFault("not_table");
}
