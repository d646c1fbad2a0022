import { ENOUGH, type Key, MOST_BEARERS } from "#db/duplicates/keys.ts";
import { type Profile, type Score, scoreOf } from "#db/duplicates/rules.ts";

export interface FoundPair<R> {
  a: R;
  b: R;
  found: Score;
}

/** Pairs within a list that fits into memory, by the same marks and rules as those of the whole base. */
export function pairsOf<R>(
  records: readonly R[],
  profile: Profile<R>,
  keysOf: (record: R) => readonly Key[],
): FoundPair<R>[] {
  const bearers = new Map<string, { weight: number; of: number[] }>();
  for (const [i, record] of records.entries()) {
    for (const { text, weight } of keysOf(record)) {
      const known = bearers.get(text);
      if (known) known.of.push(i);
      else bearers.set(text, { weight, of: [i] });
    }
  }
  const common = new Map<number, number>();
  for (const { weight, of } of bearers.values()) {
    if (of.length > (weight === 2 ? MOST_BEARERS.strong : MOST_BEARERS.weak)) continue;
    for (const [at, i] of of.entries()) {
      for (const j of of.slice(at + 1)) {
        const place = i * records.length + j;
        common.set(place, (common.get(place) ?? 0) + weight);
      }
    }
  }
  return [...common].flatMap(([place, weight]) => {
    const a = records[Math.floor(place / records.length)];
    const b = records[place % records.length];
    if (weight < ENOUGH || a === undefined || b === undefined) return [];
    const found = scoreOf(profile, a, b);
    return found.score >= profile.shown ? [{ a, b, found }] : [];
  });
}
