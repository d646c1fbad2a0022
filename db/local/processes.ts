import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that can be recognised later, although its number may have gone to another one meanwhile. */
export type ProcessMark = { pid: number; born: string };

type Seen = { born: string; command: string };

function look(pid: number): Seen | null {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state === "Z" || state === "X") return null; // ended, only not collected by its parent
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { born: rest[18] ?? "", command };
    }
    const line = execFileSync("ps", ["-o", "lstart=,command=", "-p", String(pid)], {
      encoding: "utf8",
    }).trim();
    return { born: line.slice(0, 24), command: line.slice(24).trim() };
  } catch {
    return null; // no such process
  }
}

export function markOf(pid: number): ProcessMark {
  return { pid, born: look(pid)?.born ?? "" };
}

export function isAlive(mark: ProcessMark): boolean {
  return mark.born !== "" && look(mark.pid)?.born === mark.born;
}

/** The command line of a live process, or null. */
export function commandOf(pid: number): string | null {
  return look(pid)?.command ?? null;
}

/** Waits until the process is gone; false when it is still there after `timeout` ms. */
export async function gone(mark: ProcessMark, timeout: number): Promise<boolean> {
  const end = Date.now() + timeout;
  while (isAlive(mark)) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Asks the process to end and, when it has not done so after `patience` ms, ends it. */
export async function end(
  mark: ProcessMark,
  patience: number,
  ask: NodeJS.Signals = "SIGTERM",
): Promise<void> {
  if (!isAlive(mark)) return;
  signal(mark.pid, ask);
  if (await gone(mark, patience)) return;
  signal(mark.pid, "SIGKILL");
  await gone(mark, 5_000);
}
