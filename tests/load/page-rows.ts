import { latency, median, type Sample, type Target, throughput } from "./measure.ts";

/** What every measured piece of work tells; the ratio is how many times slower than the bare one it is. */
export interface BenchRow {
  name: string;
  rps: number;
  p50_ms: number;
  cpu_ms: number;
  ratio: number;
}

/** Pages against the bare page, in interleaved rounds: whatever slows the machine down slows both. */
export async function measurePages(
  bare: Target,
  pages: readonly Target[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<BenchRow[]> {
  for (const target of [bare, ...pages]) await throughput(target, 2); // warm up: compiled code, filled caches
  const samples = new Map<string, { bare: Sample; own: Sample }[]>(pages.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of pages) {
      const pair = { bare: await throughput(bare, seconds), own: await throughput(target, seconds) };
      samples.get(target.name)?.push(pair);
    }
  }
  const all = [...samples.values()].flat();
  const rows: BenchRow[] = [
    {
      name: "floor",
      rps: median(all.map((pair) => pair.bare.rps)),
      p50_ms: await latency(bare),
      cpu_ms: median(all.map((pair) => pair.bare.cpuMs)),
      ratio: 1,
    },
  ];
  for (const target of pages) {
    const pairs = samples.get(target.name) ?? [];
    rows.push({
      name: target.name,
      rps: median(pairs.map((pair) => pair.own.rps)),
      p50_ms: await latency(target),
      cpu_ms: median(pairs.map((pair) => pair.own.cpuMs)),
      ratio: median(pairs.map((pair) => pair.bare.rps / pair.own.rps)),
    });
  }
  return rows;
}
