import { parentPort, workerData } from "node:worker_threads";
import type { KindKey } from "#db/imports/input.ts";
import type { ReadingChoice } from "./choice.ts";
import { FileFault } from "./file-fault.ts";
import { readFile } from "./read-file.ts";
import { understand } from "./reading.ts";
import type { SheetRow } from "./sheet.ts";

const MOST_ROWS = 2_000;
const MOST_LETTERS = 1_000_000;

/** Some more rows, as many as go well into one statement. */
function nextOf(rows: Iterator<SheetRow>): SheetRow[] {
  const portion: SheetRow[] = [];
  for (let letters = 0; portion.length < MOST_ROWS && letters < MOST_LETTERS; ) {
    const { value, done } = rows.next();
    if (done) break;
    portion.push(value);
    for (const cell of value.cells) letters += cell.length;
  }
  return portion;
}

interface Task {
  bytes: Uint8Array;
  choice: ReadingChoice;
  kind: KindKey;
}

/**
 * Entry of the reading thread: answers with what the file is or with the code of the fault, then at each message with
 * some more rows as JSON, and null after the last. So no second copy of the table ever stands in memory.
 */
try {
  const { bytes, choice, kind } = workerData as Task;
  const file = await readFile(bytes, choice);
  const rows = file.rows[Symbol.iterator]();
  parentPort?.on("message", () => {
    const portion = nextOf(rows);
    parentPort?.postMessage({ portion: portion.length > 0 ? JSON.stringify(portion) : null });
  });
  parentPort?.postMessage({ reading: understand(file, kind) });
} catch (error) {
  if (!(error instanceof FileFault)) throw error;
  parentPort?.postMessage({ fault: error.code });
}
