import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Keeper } from "#db/local/children.ts";

/** Megabytes in memory of a process, by the kernel's count (Linux). */
function megabytesOf(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1000);
}

/** What a worker takes, every five seconds of the half minute in which it sends what is due. */
export async function memoryOfWorker(variables: Record<string, string>): Promise<number[]> {
  const log = ".data/bench/worker.log";
  const keeper = new Keeper({ name: "worker", script: "app/worker.ts", args: [], variables, log }, () => {});
  const taken: number[] = [];
  for (let i = 0; i < 6; i++) {
    await sleep(5_000);
    taken.push(megabytesOf(keeper.mark?.pid ?? 0));
  }
  await keeper.stop(20_000);
  return taken;
}
