import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";

/** Do something again and again until asked to stop. A failure is logged and the next turn tries anew. */
export async function loop(
  everyMs: number,
  turn: () => Promise<unknown>,
  { stopping, log }: { stopping: AbortSignal; log: Logger },
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await turn();
    } catch (error) {
      log.error({ err: error }, "turn failed");
    }
    await sleep(everyMs, undefined, { signal: stopping }).catch(() => {});
  }
}
