import { limits } from "#db/imports/limits.ts";
import { FileFault } from "./file-fault.ts";

const MOST_ROWS = 2_000;
const MOST_LETTERS = 1_000_000;

interface Kept {
  cells: readonly string[];
}

/**
 * Rows of a table packed away as JSON in UTF-8, outside of the heap: as arrays of texts half a million of them take ten
 * times as much. They can be gone through any number of times.
 */
export class KeptRows<R extends Kept> implements Iterable<R> {
  readonly #packed: Buffer[] = [];
  #open: R[] = [];
  #letters = 0;
  #bytes = 0;

  /** @throws FileFault when the table has come to more than `limits` allow. */
  push(row: R): void {
    this.#open.push(row);
    for (const text of row.cells) this.#letters += text.length;
    if (this.#open.length < MOST_ROWS && this.#letters < MOST_LETTERS) return;
    const packed = Buffer.from(JSON.stringify(this.#open));
    this.#bytes += packed.byteLength;
    if (this.#bytes > limits.keptBytes) throw new FileFault("unpacks_too_large");
    this.#packed.push(packed);
    this.#open = [];
    this.#letters = 0;
  }

  *[Symbol.iterator](): Generator<R> {
    for (const packed of this.#packed) yield* JSON.parse(packed.toString()) as R[];
    yield* this.#open;
  }
}
