import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPhone, parsePhones, phoneKey } from "#db/values/phone.ts";

const read = (cell: string, cityCode?: string) => {
  const { phones, local } = parsePhones(cell, { cityCode });
  return [
    ...phones.map(({ e164, ext }) => (ext ? `${e164}x${ext}` : e164)),
    ...local.map((n) => `?${n}`),
  ].join(" ");
};

describe("parsePhones", () => {
  it.each([
    ["(495) 111-22-33", "+74951112233"],
    ["8 (495) 111-22-33 доб. 12", "+74951112233x12"],
    ["8-499-111-22-33", "+74991112233"],
    ["8-(495)-111-22-33", "+74951112233"],
    ["+7/495/111-22-33", "+74951112233"],
    ["(495) 111\u201322\u201333", "+74951112233"],
    ["84951112233", "+74951112233"],
    ["4951112233", "+74951112233"],
    ["(4959 111 22 33", ""],
    ["(495) 111-2233, 444-5566", "+74951112233 +74954445566"],
    ["(495) 111-22-33 (499) 222-33-44", "+74951112233 +74992223344"],
    ["(495) 111-22-33(916) 222-33-44", "+74951112233 +79162223344"],
    ["499-111-22-33499-222-33-44", "+74991112233 +74992223344"],
    ["222-33-44555-66-77", "?2223344 ?5556677"],
    ["(499) 111-22-71/73", "+74991112271 +74991112273"],
    ["8-495-111-22-33/444-55-66", "+74951112233 ?4445566"],
    ["(4967) 72 11 22, 72 33 44", "+74967721122 +74967723344"],
    [
      "(495) 111 22 33, 222 33 44 (доб. 6301, 6302), 8 916 333 44 55",
      "+74951112233 +74952223344x6301 +74952223344x6302 +79163334455",
    ],
    ["(495) 111-22-33 доб. 32-60", "+74951112233x3260"],
    ["(495) 111-22-33, (495) 111-22-33", "+74951112233"],
    ["тел. 8 (3462) 12-34-56, 12-34-57 факс", "+73462123456 +73462123457"],
    ["8 800 200-10-10", "+78002001010"],
    ["+7 701 123 45 67", "+77011234567"],
    ["+375 29 123-45-67", "+375291234567"],
    ["8-10-375-29-123-45-67", "+375291234567"],
    ["+1 (212) 555-1234; 8 916 123 45 67", "+12125551234 +79161234567"],
    ["(095) 111-22-33", "+74951112233"],
    ["(495) 782-44-248", ""],
    ["(496)67-02-32", ""],
    ["9480003@bk.ru", ""],
    ["111-22-33", "?1112233"],
    ["8 111-22-33", "?1112233"],
    ["#Н/Д", ""],
    ["ул. Садовая, 5", ""],
  ])("%s", (cell, expected) => expect(read(cell)).toBe(expected));

  it("uses the code of the city when it is told", () => {
    expect(read("111-22-33", "495")).toBe("+74951112233");
    expect(read("12-34-56", "3462")).toBe("+73462123456");
    expect(parsePhones("111-22-33", { cityCode: "495" }).phones[0]?.inherited).toBe(false);
  });
  it("says which codes it took from a neighbour, and what it could not read", () => {
    const { phones, rest } = parsePhones("(495) 111-22-33 (касса), 444-55-66, 12345");
    expect(phones.map(({ inherited }) => inherited)).toEqual([false, true]);
    expect(rest).toBe("касса 12345");
    expect(parsePhones("(495) 782-44-248").rest).toBe("495 782-44-248");
  });
  it("never throws and finds only numbers of the plan", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789 ()-+/,;доб.\uE000") }), (cell) => {
        for (const { e164 } of parsePhones(cell).phones)
          expect(e164).toMatch(/^\+(?:7[3-9]\d{9}|[1-9]\d{6,14})$/);
      }),
      { numRuns: 2000 },
    );
  });
  it("reads back what it writes, several in a cell", () => {
    const number = fc.tuple(
      fc.constantFrom("495", "812", "916", "3462"),
      fc.integer({ min: 2_000_000, max: 9_999_999 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 4, selector: ([, n]) => n }), (list) => {
        const e164 = list.map(([code, n]) => `+7${(code + n).slice(0, 10)}`);
        expect(parsePhones(e164.map((n) => formatPhone(n)).join(", ")).phones.map((p) => p.e164)).toEqual([
          ...new Set(e164),
        ]);
      }),
    );
  });
});

describe("formatPhone, phoneKey", () => {
  it("writes as people do", () => {
    expect(formatPhone("+74959637677", "12").replaceAll("\u00A0", " ")).toBe("+7 495 963-76-77, доб. 12");
    expect(formatPhone("+78002001010").replaceAll("\u00A0", " ")).toBe("8 800 200-10-10");
    expect(formatPhone("+375291234567").replaceAll("\u00A0", " ")).toBe("+375 29 123 45 67");
  });
  it.each([
    ["8 (916) 123-45-67", "79161234567"],
    ["89161234567", "79161234567"],
    ["+7 916", "7916"],
    ["8 (916) 12", "791612"],
    ["963-76", "96376"],
    ["12", ""],
    ["дом 123", ""],
  ])("looks for %s as %s", (query, key) => expect(phoneKey(query)).toBe(key));
});
