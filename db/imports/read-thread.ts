import { parentPort, workerData } from "node:worker_threads";
import { FileFault } from "./file-fault.ts";
import { readFile } from "./read-file.ts";

/** Entry of the reading thread: answers with the sheet or with the code of the fault. */
try {
  parentPort?.postMessage({ sheet: await readFile(workerData as Uint8Array) });
} catch (error) {
  if (!(error instanceof FileFault)) throw error;
  parentPort?.postMessage({ fault: error.code });
}
