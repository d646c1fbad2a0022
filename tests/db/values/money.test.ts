import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatNumber, formatPercent, kopecksOf, parseMoney } from "#db/values/money.ts";

const plain = (s: string) => s.replaceAll("\u00A0", "·");

describe("formatMoney", () => {
  it("in Russian", () => {
    expect(plain(formatMoney(4890000, "ru", { kopecks: true }))).toBe("48·900,00·₽");
    expect(plain(formatMoney(4890000, "ru"))).toBe("48·900·₽");
    expect(plain(formatMoney(123450, "ru"))).toBe("1·234,50·₽");
    expect(plain(formatMoney(-123450, "ru", { kopecks: false }))).toBe("−1·235·₽");
    expect(plain(formatMoney(-49, "ru", { kopecks: false }))).toBe("0·₽");
    expect(plain(formatMoney(123456789012345678901n, "ru"))).toBe("1·234·567·890·123·456·789,01·₽");
  });
  it("in English", () => expect(formatMoney(-4890000, "en", { kopecks: true })).toBe("−₽48,900.00"));
  it("refuses parts of a kopeck", () => expect(() => formatMoney(1.5, "ru")).toThrow(RangeError));
});

describe("parseMoney", () => {
  it.each<[string, number | null]>([
    ["1 234 567,50 ₽", 123456750],
    ["1\u00A0234\u202F567.5", 123456750],
    ["48900", 4890000],
    ["-100 руб.", -10000],
    ["−5", -500],
    ["12 руб. 50 коп.", 1250],
    ["12 руб 5 коп", 1205],
    ["1.234,56", 123456],
    ["1,234.56", 123456],
    ["1.234.567", 123456700],
    ["₽ 5", 500],
    ["0,07", 7],
    ["1,234", null],
    ["1.234", null],
    ["1,2,3", null],
    ["1.23.456,7", null],
    ["", null],
    ["сто", null],
    ["5 %", null],
    ["12345678901234567890", null],
    ["1e5", null],
    ["--5", null],
  ])("%s → %s", (text, kopecks) => expect(parseMoney(text)).toBe(kopecks));
  it("reads what formatMoney writes", () => {
    const kopecks = fc.integer({ min: -9e15, max: 9e15 });
    fc.assert(
      fc.property(
        kopecks,
        fc.constantFrom("ru" as const, "en" as const),
        (k, locale) => parseMoney(formatMoney(k, locale, { kopecks: true })) === k,
      ),
    );
  });
});

describe("numbers", () => {
  it("group by thousands and have a real minus", () => {
    expect(plain(formatNumber(1234.56, "ru", 1))).toBe("1·234,6");
    expect(formatNumber(-1234, "en")).toBe("−1,234");
    expect(plain(formatPercent(0.62, "ru"))).toBe("62·%");
  });
  it("kopecks of a cell of a spreadsheet", () => {
    expect([1.005, 1234.5600000001, -0.5, 0.1 + 0.2].map(kopecksOf)).toEqual([101, 123456, -50, 30]);
    expect(kopecksOf(1e15)).toBeNull();
  });
});
