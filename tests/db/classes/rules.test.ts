import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abcOf, xyzOf } from "#db/classes/reckon.ts";
import { rfmScore, rfmSegmentOf } from "#db/classes/rfm.ts";
import { usualClasses } from "#db/classes/settings.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { plainAbc, plainScore, plainSegment, plainVariation } from "./plain.ts";

const { db } = await testDatabase();
const RUNS = 150;

const rowsOf = (rows: readonly object[], shape: SQL): SQL =>
  sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(${shape})`;
const valued = (values: readonly number[]) =>
  values.map((value, n) => ({ id: `id-${String(n).padStart(3, "0")}`, value }));
/** Few small sums, which meet a round border exactly; and many equals, zeros, giants. */
const values = fc.oneof(
  fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
  fc.array(fc.oneof(fc.nat(5), fc.integer({ min: 1, max: 10_000_000 }), fc.constant(9_000_000_000_000)), {
    minLength: 1,
    maxLength: 40,
  }),
);
const borders = fc.oneof(
  fc.constantFrom({ abcA: 50, abcB: 75 }, { abcA: 60, abcB: 80 }),
  fc
    .tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 98 }))
    .map(([a, b]) => ({ abcA: Math.min(a, b), abcB: Math.max(a, b) + 1 })),
);

async function abc(rows: readonly { id: string; value: number }[], settings: object) {
  const found = await db.execute<{ id: string; abc: string; place: string; share: string }>(
    sql`select * from (${abcOf(rowsOf(rows, sql`id text, value bigint`), { ...usualClasses, ...settings })}) x order by place`,
  );
  return [...found].map(({ id, abc: letter, place }) => ({ id, abc: letter, place: Number(place) }));
}

describe("ABC", () => {
  it("is what a plain reading of either rule says, whatever the sums", () =>
    fc.assert(
      fc.asyncProperty(values, borders, fc.constantFrom("next", "own"), async (some, two, border) => {
        const rows = valued(some);
        const settings = { ...two, border: border as "next" };
        expect(await abc(rows, settings)).toEqual(plainAbc(rows, settings));
      }),
      { numRuns: RUNS },
    ));

  it("gives the item that crosses a border to the next class, or by the other rule to its own", async () => {
    const rows = valued([50, 30, 10, 5, 5]);
    const letters = async (border: string, some = rows) =>
      (await abc(some, { border })).map((row) => row.abc).join("");
    expect(await letters("next")).toBe("AABBC");
    expect(await letters("own")).toBe("AABBC");
    const crossing = valued([50, 31, 10, 5, 4]);
    expect(await letters("next", crossing)).toBe("ABBCC");
    expect(await letters("own", crossing)).toBe("AABBC");
  });

  it("calls the greatest client A even when it brings nearly all, and nobody when nothing was brought", async () => {
    expect((await abc(valued([97, 2, 1]), {})).map((row) => row.abc)).toEqual(["A", "C", "C"]);
    expect((await abc(valued([0, 0]), {})).map((row) => row.abc)).toEqual(["C", "C"]);
  });
});

describe("XYZ", () => {
  it("goes by the variation over all months, those without purchases as zero", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -50, max: 5_000 })), {
          minLength: 6,
          maxLength: 6,
        }),
        async (monthly) => {
          const rows = monthly.flatMap((value, n) =>
            value === 0 ? [] : [{ id: "one", month: `2026-0${n + 1}-01`, value }],
          );
          const settings = { ...usualClasses, months: 6 };
          const [found] = await db.execute<{ xyz: string; variation: string }>(
            xyzOf(rowsOf(rows, sql`id text, month date, value bigint`), settings),
          );
          const wanted = plainVariation(monthly);
          if (wanted === null) {
            expect(found).toBeUndefined();
            return;
          }
          expect(Number(found?.variation)).toBeCloseTo(wanted, 1);
          const clear = Math.min(Math.abs(wanted - 50), Math.abs(wanted - 100)) > 1e-6;
          if (clear) expect(found?.xyz).toBe(wanted <= 50 ? "X" : wanted <= 100 ? "Y" : "Z");
        },
      ),
      { numRuns: RUNS },
    ));
});

describe("RFM", () => {
  it("scores by fifths, equals alike, and finds the segment of the scores", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ r: fc.nat(12), f: fc.integer({ min: 1, max: 4 }), m: fc.nat(1_000) }), {
          minLength: 1,
          maxLength: 40,
        }),
        async (clients) => {
          const rows = clients.map((one, n) => ({ n, ...one }));
          const scored = sql`select n, ${rfmScore(sql`r`)} as r, ${rfmScore(sql`f`)} as f, ${rfmScore(sql`m`)} as m
            from (${rowsOf(rows, sql`n int, r int, f int, m int`)}) raw`;
          const found = await db.execute<{ r: number; f: number; m: number; segment: string }>(
            sql`select r, f, m, ${rfmSegmentOf()} as segment from (${scored}) scored order by n`,
          );
          const wanted = clients.map((one) => {
            const score = (key: "r" | "f" | "m") =>
              plainScore(
                one[key],
                clients.map((other) => other[key]),
              );
            const scores = { r: score("r"), f: score("f"), m: score("m") };
            return { ...scores, segment: plainSegment(scores) };
          });
          expect([...found]).toEqual(wanted);
        },
      ),
      { numRuns: RUNS },
    ));
});
