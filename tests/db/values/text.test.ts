import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capitalize, clean, cleanMultiline, plural, say, typo } from "#db/values/text.ts";

const dots = (s: string) => s.replaceAll("\u00A0", "·");

describe("clean", () => {
  it("makes every space one and drops what cannot be seen", () => {
    expect(clean("\u00A0 ООО\u202F«Ромашка»\t\n плюс \uFEFF")).toBe("ООО «Ромашка» плюс");
    expect(clean("exe\u202Egpj.txt\u0000")).toBe("exegpj.txt");
    expect(clean("a\uD800b\uDC00c😀")).toBe("abc😀");
    expect(clean("и\u0306ога")).toBe("йога");
  });
  it("keeps the lines of a note", () => {
    expect(cleanMultiline(" раз  два \r\n\r\n\r\n\r\nтри\u0007\t")).toBe("раз  два\n\nтри");
  });
  const code = fc.oneof(fc.nat(0xffff), fc.constantFrom(32, 10, 0x202e, 0xd800));
  const anything = fc.array(code, { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
  it("is idempotent on anything", () => {
    fc.assert(fc.property(anything, (s) => clean(clean(s)) === clean(s)));
    fc.assert(fc.property(anything, (s) => cleanMultiline(cleanMultiline(s)) === cleanMultiline(s)));
  });
});

describe("plural", () => {
  it("agrees in Russian and English", () => {
    const day = { one: "день", few: "дня", many: "дней" };
    expect([1, 2, 5, 11, 21, 104, 0].map((n) => plural("ru", n, day))).toEqual([
      "день",
      "дня",
      "дней",
      "дней",
      "день",
      "дня",
      "дней",
    ]);
    expect(plural("ru", 1.5, day)).toBe("дня");
    expect([1, 2].map((n) => plural("en", n, { one: "day", other: "days" }))).toEqual(["day", "days"]);
  });
});

describe("say, capitalize", () => {
  it("picks the language and lifts the first letter", () => {
    expect(say({ ru: "Да", en: "Yes" }, "en")).toBe("Yes");
    expect(capitalize("ёлка")).toBe("Ёлка");
    expect(capitalize("")).toBe("");
  });
});

describe("typo", () => {
  it.each([
    ['ООО "Логистический центр "Косулино""', "ООО «Логистический центр „Косулино“»"],
    ["«Пельмень «Утро»»", "«Пельмень „Утро“»"],
    ["Позвонить в 15 часов - срочно", "Позвонить в·15·часов·— срочно"],
    ["имени С. И. Вавилова", "имени·С.·И.·Вавилова"],
    ["Соколова И.П.", "Соколова·И.·П."],
    ["13-17 апреля, 2025-2026 год", "13–17·апреля, 2025–2026·год"],
    ["сделал же он, что бы ни было ли", "сделал·же он, что·бы ни·было·ли"],
    ["62 % и 48 900,00 ₽", "62·% и·48·900,00·₽"],
    ["№37 и № 38", "№·37 и·№·38"],
    ["тепло -5 градусов...", "тепло −5·градусов…"],
    ['труба 5" дюймов', 'труба 5" дюймов'],
  ])("%s", (from, to) => {
    expect(dots(typo(from, "ru"))).toBe(to);
    expect(typo(typo(from, "ru"), "ru")).toBe(typo(from, "ru"));
  });
  it("leaves e-mails, addresses and numbers of documents alone", () => {
    for (const s of [
      "Ж-2026-00042",
      "in-fo@a-b.ru",
      'https://a.ru/x-1?q="1-2"',
      "8-800-200-10-10",
      "2026-03-19",
      "12-34-56",
    ]) {
      expect(typo(s, "ru")).toBe(s);
      expect(typo(`и ${s} -`, "ru")).toContain(s);
    }
  });
  it("speaks English too", () => {
    expect(dots(typo(`"It's late" - he said`, "en"))).toBe("“It’s late”·— he said");
  });
  it("is idempotent and keeps every letter of any text", () => {
    const words = fc.array(
      fc.constantFrom(
        '"',
        " ",
        "-",
        "—",
        "и",
        "в",
        "дом",
        "И.",
        "5",
        "1234",
        "№",
        "«",
        "»",
        "же",
        ",",
        "a@b.ru",
        "\u00A0",
        "\uE000",
        "„",
        "“",
      ),
      { maxLength: 14 },
    );
    const letters = (s: string) => s.replace(/[^\p{L}\p{N}@\uE000]/gu, "");
    fc.assert(
      fc.property(words, (list) => {
        const once = typo(list.join(""), "ru");
        expect(typo(once, "ru")).toBe(once);
        expect(letters(once)).toBe(letters(list.join("")));
      }),
      { numRuns: 2000 },
    );
  });
});
