import { Worker } from "node:worker_threads";
import { FileFault, type FileFaultCode } from "./file-fault.ts";
import { limits } from "./limits.ts";
import type { ReadFile } from "./read-file.ts";

type Answer = { sheet: ReadFile } | { fault: FileFaultCode };

/**
 * Reads a file in a thread of its own, bounded in time and memory: whatever the file holds, the process
 * around goes on sending letters.
 * @throws FileFault with the reason.
 */
export async function readApart(bytes: Uint8Array, readingMs: number = limits.readingMs): Promise<ReadFile> {
  const thread = new Worker(new URL("./read-thread.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: limits.readingHeapMb },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(() => resolve({ fault: "too_slow" }), readingMs);
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", () => reject(new Error("The reading thread ended without an answer")));
    });
    if ("fault" in answer) throw new FileFault(answer.fault);
    return answer.sheet;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ERR_WORKER_OUT_OF_MEMORY") throw new FileFault("unpacks_too_large");
    throw error;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
