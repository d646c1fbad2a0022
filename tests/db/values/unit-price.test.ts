import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeKey } from "#db/products/code-key.ts";
import { proposeParts } from "#db/purchases/propose.ts";
import { formatUnitPrice, lineSum, parseDecimal } from "#db/values/unit-price.ts";

describe("a decimal as people type it", () => {
  it.each([
    ["1 240,50", "1240.5"],
    ["12.3456", "12.3456"],
    ["0,0001", "0.0001"],
    ["−3", "-3"],
    ["007", "7"],
    ["-0,00", "0"],
    ["1\u00A0000 ₽", "1000"],
  ])("%s → %s", (typed, read) => expect(parseDecimal(typed, 4)).toBe(read));

  it.each(["", "1,2,3", "12a", "1.00001", "12345678901", "1e3", ",5", "--1"])("%s is none", (typed) =>
    expect(parseDecimal(typed, 4)).toBeNull(),
  );
});

describe("the sum of a line", () => {
  it.each([
    ["1", "0.005", 1],
    ["1", "0.0049", 0],
    ["-1", "0.005", -1],
    ["3", "0.3333", 100],
    ["0.001", "5", 1],
    ["2", "-11062.06", -2_212_412],
    ["80995", "2.08", 16_846_960],
  ])("%s × %s → %i kopecks", (quantity, price, sum) => expect(lineSum(quantity, price)).toBe(sum));

  it("is the exact product rounded once, half away from zero", () => {
    const [units, price] = [fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 0, max: 1e8 })];
    fc.assert(
      fc.property(units, price, (thousandths, tenThousandths) => {
        const text = (n: number, places: number) => {
          const digits = String(Math.abs(n)).padStart(places + 1, "0");
          return `${n < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
        };
        const sum = BigInt(lineSum(text(thousandths, 3), text(tenThousandths, 4)));
        const apart = sum * 100_000n - BigInt(thousandths) * BigInt(tenThousandths);
        expect(apart <= 50_000n && apart >= -50_000n).toBe(true);
        if (apart === 50_000n) expect(thousandths).toBeGreaterThan(0);
        if (apart === -50_000n) expect(thousandths).toBeLessThan(0);
      }),
    );
  });

  it("takes no more decimals than are stored", () => {
    expect(() => lineSum("1.0001", "1")).toThrow(RangeError);
    expect(() => lineSum("1", "1.00001")).toThrow(RangeError);
  });
});

describe("a price in words", () => {
  it.each([
    ["1240.5000", "1\u00A0240,50\u00A0₽", "₽1,240.50"],
    ["1240.0000", "1\u00A0240\u00A0₽", "₽1,240"],
    ["0.0125", "0,0125\u00A0₽", "₽0.0125"],
    ["-2.5", "−2,50\u00A0₽", "−₽2.50"],
  ])("%s", (price, ru, en) => {
    expect(formatUnitPrice(price, "ru")).toBe(ru);
    expect(formatUnitPrice(price, "en")).toBe(en);
  });
});

describe("stock codes", () => {
  it("are one when only case, spaces or width tell them apart", () => {
    for (const code of ["85123a", " 85123A ", "85 123A", "８５１２３Ａ"])
      expect(codeKey(code)).toBe("85123A");
  });
  it("stay apart otherwise", () => {
    expect(new Set(["А-12", "A-12", "A12", "A-012"].map(codeKey)).size).toBe(4);
  });
});

describe("where money is put when nobody says", () => {
  const invoices = [
    { id: "late", dueOn: "2026-02-01", unpaid: 500 },
    { id: "next", dueOn: "2026-05-01", unpaid: 300 },
    { id: "first", dueOn: "2026-01-01", unpaid: 100 },
  ];
  it.each([
    [50, [["first", 50]]],
    [100, [["first", 100]]],
    [
      650,
      [
        ["first", 100],
        ["late", 500],
        ["next", 50],
      ],
    ],
    [
      5000,
      [
        ["first", 100],
        ["late", 500],
        ["next", 300],
      ],
    ],
    [-10, []],
  ])("%i kopecks", (amount, parts) => {
    expect(proposeParts(amount, invoices).map((part) => [part.invoiceId, part.amount])).toEqual(parts);
  });
});
