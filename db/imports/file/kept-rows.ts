import { deflateRawSync, inflateRawSync } from "node:zlib";
import { limits } from "#db/imports/limits.ts";
import { FileFault } from "./file-fault.ts";

const MOST_ROWS = 2_000;
const MOST_LETTERS = 1_000_000;

interface Kept {
  cells: readonly string[];
}

/**
 * Rows of a table packed away outside of the heap: as arrays of texts half a million of them take forty times as much.
 * They can be gone through any number of times.
 */
export class KeptRows<R extends Kept> implements Iterable<R> {
  readonly #packed: Buffer[] = [];
  #open: R[] = [];
  #letters = 0;
  #all = 0;

  /** @throws FileFault when the table has come to more than `limits` allow. */
  push(row: R): void {
    this.#open.push(row);
    for (const text of row.cells) this.#letters += text.length;
    if (this.#open.length < MOST_ROWS && this.#letters < MOST_LETTERS) return;
    const text = JSON.stringify(this.#open);
    this.#all += text.length;
    if (this.#all > limits.tableLetters) throw new FileFault("unpacks_too_large");
    this.#packed.push(deflateRawSync(text, { level: 1 }));
    [this.#open, this.#letters] = [[], 0];
  }

  *[Symbol.iterator](): Generator<R> {
    for (const packed of this.#packed) yield* JSON.parse(inflateRawSync(packed).toString()) as R[];
    yield* this.#open;
  }
}
