export interface Nps {
  /** Answers with a score. */
  n: number;
  promoters: number;
  passives: number;
  detractors: number;
  /** −100…100; null without answers. */
  nps: number | null;
  /** Half of the 95 % confidence interval, in points; null where it cannot be reckoned. */
  margin: number | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/**
 * The Net Promoter Score of `counts[score]` answers (share of 9–10 less share of 0–6, in points; F. Reichheld, HBR,
 * December 2003) with its 95 % margin of error. An answer counts +1, 0 or −1, so the NPS is a mean with the variance
 * p₊ + p₋ − (p₊ − p₋)²; it was drawn without replacement from `population` people, so the variance of the mean is
 * σ²/n · (N − n)/(N − 1) (finite population correction; W. Cochran, Sampling Techniques, 3rd ed., §2.5–2.6).
 * Null where the formula would claim certainty that it does not have: under two answers, or all of one sort.
 */
export function npsOfCounts(counts: readonly number[], population: number): Nps {
  const sum = (from: number, to: number) => counts.slice(from, to + 1).reduce((all, count) => all + count, 0);
  const [detractors, passives, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)];
  const n = detractors + passives + promoters;
  const known = { n, promoters, passives, detractors };
  if (n === 0) return { ...known, nps: null, margin: null };
  const mean = (promoters - detractors) / n;
  const variance = (promoters + detractors) / n - mean ** 2;
  const all = Math.max(population, n);
  if (n === all) return { ...known, nps: mean * 100, margin: 0 };
  const isUncertain = n < 2 || Math.max(promoters, passives, detractors) === n;
  const margin = isUncertain ? null : 100 * Z * Math.sqrt((variance / n) * ((all - n) / (all - 1)));
  return { ...known, nps: mean * 100, margin };
}
