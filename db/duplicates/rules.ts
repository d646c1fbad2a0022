import type { Text } from "#db/values/text.ts";

/** One thing that two records are compared by, and what it adds to the score or takes from it. */
export interface Rule<R> {
  /** What the record says of it, normalised; nothing when it is not known. */
  values: (record: R) => readonly string[];
  /** 0 to 1, symmetric; null where the two cannot be compared. */
  likeness: (a: string, b: string) => number | null;
  /** From the best down: the first step that the likest two values reach gives its points. */
  steps: readonly { from: number; points: number }[];
  /** Points when both say something and no step is reached: none or fewer than none. */
  differs?: number;
  label: { same: Text; near?: Text; differs?: Text };
}

/** A kind of record: its rules by name, and from which score a pair is shown to people. */
export interface Profile<R, Name extends string = string> {
  rules: Readonly<Record<Name, Rule<R>>>;
  shown: number;
}

export interface Reason<Name extends string = string> {
  rule: Name;
  points: number;
  /** Whole percents of likeness: 100 is the same, 0 is another. */
  percent: number;
}

export interface Score<Name extends string = string> {
  /** The sum of the reasons, held between 0 and 100. */
  score: number;
  reasons: Reason<Name>[];
}

const MOST_VALUES = 20;

/** The likest two of the values, or null when one side is silent or nothing can be compared. */
function likest<R>({ values, likeness }: Rule<R>, a: R, b: R): number | null {
  const [ours, theirs] = [values(a).slice(0, MOST_VALUES), values(b).slice(0, MOST_VALUES)];
  if (ours.length === 0 || theirs.length === 0) return null;
  let best: number | null = null;
  for (const one of ours) {
    for (const other of theirs) {
      const found = likeness(one, other);
      if (found === 1) return 1;
      if (found !== null) best = Math.max(best ?? 0, found);
    }
  }
  return best;
}

/** How surely two records are one: a sum of points, each with its reason, that does not depend on who comes first. */
export function scoreOf<R, Name extends string>(profile: Profile<R, Name>, a: R, b: R): Score<Name> {
  const reasons: Reason<Name>[] = [];
  for (const name of Object.keys(profile.rules) as Name[]) {
    const rule = profile.rules[name];
    const likeness = likest(rule, a, b);
    if (likeness === null) continue;
    const step = rule.steps.find(({ from }) => likeness >= from);
    const points = step?.points ?? rule.differs ?? 0;
    if (points !== 0) reasons.push({ rule: name, points, percent: step ? Math.round(likeness * 100) : 0 });
  }
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}
