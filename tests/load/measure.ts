import { readdirSync, readFileSync } from "node:fs";
import autocannon from "autocannon";

export interface Target {
  name: string;
  url: string;
  headers?: Record<string, string>;
  /** The server's process: its CPU and its children's is charged to the request. */
  pid: number;
}

export interface Sample {
  rps: number;
  cpuMs: number;
}

const ticksPerSecond = 100;

/** CPU milliseconds used so far by a process and everything below it (Linux; 0 elsewhere). */
export function cpuOf(pid: number): number {
  const children = new Map<number, number[]>();
  const ticks = new Map<number, number>();
  let entries: string[];
  try {
    entries = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  for (const entry of entries) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const parent = Number(fields[1]);
      ticks.set(Number(entry), Number(fields[11]) + Number(fields[12]));
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // The process ended while we looked.
    }
  }
  const sum = (id: number): number =>
    (ticks.get(id) ?? 0) + (children.get(id) ?? []).reduce((total, child) => total + sum(child), 0);
  return (sum(pid) * 1000) / ticksPerSecond;
}

async function load(target: Target, connections: number, seconds: number) {
  const before = cpuOf(target.pid);
  const result = await autocannon({
    url: target.url,
    headers: target.headers,
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${target.name}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
  }
  const requests = result.requests.total;
  return {
    rps: requests / result.duration,
    p50: result.latency.p50,
    cpuMs: (cpuOf(target.pid) - before) / requests,
  };
}

/** Requests a second at eight connections, and CPU milliseconds a request. */
export async function throughput(target: Target, seconds: number): Promise<Sample> {
  const { rps, cpuMs } = await load(target, 8, seconds);
  return { rps, cpuMs };
}

/** Median milliseconds of 60 requests one after another, timed here: the load tool rounds to whole ones. */
export async function latency(target: Target): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const start = performance.now();
    const answer = await fetch(target.url, { headers: target.headers });
    await answer.text();
    times.push(performance.now() - start);
  }
  return median(times);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
