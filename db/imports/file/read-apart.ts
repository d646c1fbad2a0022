import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { KindKey } from "#db/imports/input.ts";
import { limits } from "#db/imports/limits.ts";
import type { ReadingChoice } from "./choice.ts";
import { FileFault, type FileFaultCode } from "./file-fault.ts";
import type { Reading } from "./reading.ts";

/** How much longer than its own computing a file may keep the worker waiting. */
const LATEST = 6;

interface Options {
  choice?: ReadingChoice;
  kind?: KindKey;
  readingMs?: number;
}

type Answer = { reading: Reading } | { fault: FileFaultCode } | { portion: string | null };

/**
 * Reads a file in a thread of its own, bounded in time and memory: whatever the file holds, the process around goes on
 * sending letters. `use` gets what the file is, and its rows as JSON by portions while they are asked for.
 * @throws FileFault with the reason.
 */
export async function readApart<T>(
  bytes: Uint8Array,
  use: (reading: Reading, portions: AsyncIterable<string>) => Promise<T>,
  { choice = {}, kind = "clients", readingMs = limits.readingMs }: Options = {},
): Promise<T> {
  const thread = new Worker(new URL("./read-thread.ts", import.meta.url), {
    workerData: { bytes, choice, kind },
    // Given away, not copied: nobody needs the file here any more.
    transferList: [bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.readingHeapMb, maxYoungGenerationSizeMb: 16 },
  });
  const answer = async (): Promise<Answer> => {
    try {
      const signal = AbortSignal.any([tooSlow.signal, AbortSignal.timeout(readingMs * LATEST)]);
      const [message] = await once(thread, "message", { signal });
      return message as Answer;
    } catch (error) {
      throw faultOf(error) ?? error;
    }
  };
  async function* portions() {
    const next = () => {
      const given = answer();
      thread.postMessage("more");
      return given;
    };
    for (let coming = next(); ; ) {
      const given = await coming;
      if (!("portion" in given) || given.portion === null) return;
      // The next one is made ready while this one is written; its failure is heard of when its turn comes.
      coming = next();
      coming.catch(() => {});
      yield given.portion;
    }
  }
  const tooSlow = new AbortController();
  // Its own computing counts: a busy office does not make a good file a bad one.
  const watch = setInterval(async () => {
    const { user, system } = await thread.cpuUsage().catch(() => ({ user: 0, system: 0 }));
    if (user + system > readingMs * 1_000) tooSlow.abort();
  }, 100);
  try {
    const given = await answer().finally(() => clearInterval(watch));
    if ("fault" in given) throw new FileFault(given.fault);
    if (!("reading" in given)) throw new Error("The reading thread gave rows before it was asked");
    return await use(given.reading, portions());
  } finally {
    await thread.terminate();
  }
}

function faultOf(error: unknown): FileFault | null {
  if (!(error instanceof Error)) return null;
  if (error.name === "AbortError") return new FileFault("too_slow");
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new FileFault("unpacks_too_large")
    : null;
}
