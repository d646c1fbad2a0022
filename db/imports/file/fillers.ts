type Cells = readonly string[];

const LEAST_COLUMNS = 4;
const SLOTS = 1 << 22;

/**
 * Texts that stand in four columns or more can be the value of none: somebody filled the gaps with them. Remembering
 * every text of a large table would cost more than the table, so all rows are seen once to leave only those that can be
 * fillers: columns are marked by bits in the slot of the text's hash.
 */
export class Fillers {
  readonly #marks = new Uint32Array(SLOTS);

  see(cells: Cells): void {
    eachText(cells, (text, column) => {
      const slot = slotOf(text);
      this.#marks[slot] = (this.#marks[slot] ?? 0) | (1 << (column % 32));
    });
  }

  /** `rows`: the same ones, gone through again only where there can be any. */
  found(rows: Iterable<{ cells: Cells }>): Set<string> {
    if (!this.#marks.some((mark) => bitsOf(mark) >= LEAST_COLUMNS)) return new Set();
    const columnsOf = new Map<string, Set<number>>();
    for (const { cells } of rows) {
      eachText(cells, (text, column) => {
        if (bitsOf(this.#marks[slotOf(text)] ?? 0) < LEAST_COLUMNS) return;
        const known = columnsOf.get(text);
        if (known) known.add(column);
        else columnsOf.set(text, new Set([column]));
      });
    }
    return new Set(
      [...columnsOf].filter(([, columns]) => columns.size >= LEAST_COLUMNS).map(([text]) => text),
    );
  }
}

function eachText(cells: Cells, see: (text: string, column: number) => void): void {
  for (const [column, text] of cells.entries()) {
    if (text.length >= 4 && !/^\d+$/.test(text)) see(text, column);
  }
}

function slotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % SLOTS;
}

function bitsOf(mark: number): number {
  let count = 0;
  for (let rest = mark; rest !== 0; rest &= rest - 1) count++;
  return count;
}
