import { parentPort, workerData } from "node:worker_threads";
import type { KindKey } from "#db/imports/input.ts";
import type { ReadingChoice } from "./choice.ts";
import { FileFault } from "./file-fault.ts";
import { readFile } from "./read-file.ts";
import { understand } from "./reading.ts";

const PORTION = 2_000;

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
  let at = 0;
  parentPort?.on("message", () => {
    const rows = file.rows.slice(at, at + PORTION);
    at += PORTION;
    parentPort?.postMessage({ portion: rows.length > 0 ? JSON.stringify(rows) : null });
  });
  parentPort?.postMessage({ reading: understand(file, kind) });
} catch (error) {
  if (!(error instanceof FileFault)) throw error;
  parentPort?.postMessage({ fault: error.code });
}
