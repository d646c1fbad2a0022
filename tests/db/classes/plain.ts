import type { ClassParameters } from "#db/classes/table.ts";

/** Reckoned as a reader of the rules would, without the product. */
interface Valued {
  id: string;
  value: number;
}

/** The first is A; the one that crosses a border goes to the next class, or by the rule «own» stays. */
export function plainAbc(
  rows: readonly Valued[],
  { abcA, abcB, border }: Pick<ClassParameters, "abcA" | "abcB" | "border">,
) {
  const line = [...rows].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  const total = line.reduce((sum, { value }) => sum + value, 0);
  let upto = 0;
  return line.map(({ id, value }, at) => {
    const before = upto;
    upto += value;
    const within = (percent: number) =>
      border === "next" ? upto * 100 <= total * percent : before * 100 < total * percent;
    const abc = total === 0 ? "C" : at === 0 || within(abcA) ? "A" : within(abcB) ? "B" : "C";
    return { id, abc, place: at + 1 };
  });
}

/** The coefficient of variation in per cent over every month, a missing one being zero; null without a sum. */
export function plainVariation(monthly: readonly number[]): number | null {
  const mean = monthly.reduce((sum, one) => sum + one, 0) / monthly.length;
  if (mean <= 0) return null;
  const variance = monthly.reduce((sum, one) => sum + (one - mean) ** 2, 0) / monthly.length;
  return (100 * Math.sqrt(variance)) / mean;
}

/** By how many are worse: none of five is 1, four fifths and more are 5. */
export const plainScore = (mine: number, all: readonly number[]) =>
  1 + Math.min(4, Math.floor((5 * all.filter((one) => one < mine).length) / all.length));

export function plainSegment({ r, f, m }: { r: number; f: number; m: number }): string {
  const worth = (f + m) / 2;
  if (r >= 4 && worth >= 4) return "champions";
  if (r >= 3) return worth >= 3 ? "loyal" : "fresh";
  if (worth >= 3.5) return "risk";
  return r === 2 ? "fading" : "asleep";
}
