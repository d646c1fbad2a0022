import { expect, test } from "vitest";
import { npsOfCounts } from "#db/surveys/nps.ts";

const counts = (detractors: number, passives: number, promoters: number) =>
  [detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters, 0] as const;

test("312 of 829: +41 ± 6,5, by hand", () => {
  // p₊ = 176/312, p₋ = 48/312; variance 0.71795 − 0.41026² = 0.54964;
  // √(0.54964/312 · 517/828) = 0.033166; · 1.96 = 0.06501
  const { nps, margin, n } = npsOfCounts(counts(48, 88, 176), 829);
  expect(n).toBe(312);
  expect(nps).toBeCloseTo(41.03, 2);
  expect(margin).toBeCloseTo(6.5, 2);
});

test("20 of 100: 0 ± 27,9, by hand", () => {
  // p₊ = p₋ = 0.25: variance 0.5; √(0.5/20 · 80/99) = 0.14213; · 1.96 = 0.27858
  const { nps, margin } = npsOfCounts(counts(5, 10, 5), 100);
  expect(nps).toBe(0);
  expect(margin).toBeCloseTo(27.86, 2);
});

test("who counts as what", () => {
  const each = npsOfCounts([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 50);
  expect(each).toMatchObject({ n: 11, detractors: 7, passives: 2, promoters: 2 });
  expect(each.nps).toBeCloseTo(-45.45, 2);
});

test("when all have answered there is nothing to err about", () => {
  expect(npsOfCounts(counts(5, 5, 10), 20).margin).toBe(0);
  expect(npsOfCounts(counts(5, 5, 10), 3).margin).toBe(0);
});

test("no certainty is claimed from nothing, from one, or from one voice", () => {
  expect(npsOfCounts(counts(0, 0, 0), 100)).toMatchObject({ n: 0, nps: null, margin: null });
  expect(npsOfCounts(counts(0, 0, 1), 100)).toMatchObject({ nps: 100, margin: null });
  expect(npsOfCounts(counts(0, 0, 30), 100)).toMatchObject({ nps: 100, margin: null });
});
