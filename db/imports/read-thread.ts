import { parentPort, workerData } from "node:worker_threads";
import { FileFault } from "./file-fault.ts";
import { readFile } from "./read-file.ts";
import { understand } from "./reading.ts";

const PORTION = 2_000;

/**
 * Entry of the reading thread: answers with what the file is or with the code of the fault, then at each message with
 * some more rows as JSON, and null after the last. So no second copy of the table ever stands in memory.
 */
try {
  const file = await readFile(workerData as Uint8Array);
  let at = 0;
  parentPort?.on("message", () => {
    const rows = file.rows.slice(at, at + PORTION);
    at += PORTION;
    parentPort?.postMessage({ portion: rows.length > 0 ? JSON.stringify(rows) : null });
  });
  parentPort?.postMessage({ reading: understand(file) });
} catch (error) {
  if (!(error instanceof FileFault)) throw error;
  parentPort?.postMessage({ fault: error.code });
}
