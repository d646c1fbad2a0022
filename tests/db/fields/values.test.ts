import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOwn, sayOwn, typedOwn } from "#db/fields/kinds.ts";
import { LARGEST } from "#db/fields/limits.ts";
import { readDate } from "#db/fields/read-date.ts";
import { readNumber } from "#db/fields/read-number.ts";
import type { FieldKind, OwnValue } from "#db/fields/value.ts";
import { ownName, readOwnName } from "#db/fields/value.ts";
import { toDate } from "#db/values/dates.ts";

const choices = [
  { id: "0197a000-0000-7000-8000-000000000001", label: "Салон" },
  { id: "0197a000-0000-7000-8000-000000000002", label: "Остров в ТЦ" },
  { id: "0197a000-0000-7000-8000-000000000003", label: "Рынок", retired: true },
];

describe("a number", () => {
  it.each([
    ["1 234,5", "ru", 1234.5],
    ["1\u00A0234,5", "ru", 1234.5],
    ["1\u202F234\u202F567", "ru", 1234567],
    ["−0,25", "ru", -0.25],
    ["1.234,5", "ru", 1234.5],
    ["1,234.5", "ru", 1234.5],
    ["1.234.567", "ru", 1234567],
    ["1,234", "ru", 1.234],
    ["1,234", "en", 1234],
    ["1.234", "en", 1.234],
    ["-0", "ru", 0],
  ] as const)("%s in %s is %d", (text, locale, number) => {
    expect(readNumber(text, locale)).toBe(number);
  });

  it.each([
    "",
    "около 100",
    "12 м²",
    "1,2,3",
    "1.2.3",
    "12,",
    ",5",
    "1e5",
    "1 234,56789",
    "0x10",
    "Infinity",
  ])("%s is none", (text) => {
    expect(readNumber(text, "ru")).toBeUndefined();
  });

  it("is never stored as another number than the one that was written", () => {
    expect(readNumber("99999999999", "ru")).toBe(LARGEST);
    expect(readNumber("100000000000", "ru")).toBeUndefined();
  });
});

it.each([
  ["31.12.2026", "2026-12-31"],
  ["1.2.26", "2026-02-01"],
  ["31/12/2026 г.", "2026-12-31"],
  ["2026-12-31 00:00:00", "2026-12-31"],
  ["30.02.2026", undefined],
  ["12.31.2026", undefined],
  ["скоро", undefined],
])("the date %s is %s", (text, date) => {
  expect(readDate(text)).toBe(date);
});

it("yes, no and choices are read by their words, a retired choice by its id alone", () => {
  const yes = (text: string) => readOwn({ kind: "yes_no", choices: [] }, text, "ru");
  expect([yes("Да"), yes("есть"), yes("1"), yes("НЕТ"), yes("−")]).toEqual(
    [true, true, true, false, false].map((value) => ({ value })),
  );
  expect(yes("наверное")).toEqual({ fault: "field_yes_no" });
  const choice = (text: string) => readOwn({ kind: "choice", choices }, text, "ru");
  expect(choice("ОСТРОВ в тц")).toEqual({ value: choices[1]?.id });
  expect(choice("Рынок")).toEqual({ fault: "field_choice" });
  expect(choice(choices[2]?.id ?? "")).toEqual({ value: choices[2]?.id });
});

const number = fc
  .tuple(fc.integer({ min: -LARGEST, max: LARGEST }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, part]) => Number(`${whole}.${String(part).padStart(4, "0")}`))
  .filter((value) => Math.abs(value) <= LARGEST);
const values: Record<FieldKind, fc.Arbitrary<OwnValue>> = {
  text: fc.stringMatching(/^[А-Яа-яЁё0-9«»()-]{1,40}$/),
  number: number.map((value) => value + 0),
  date: fc.integer({ min: -25_000, max: 47_000 }).map(toDate),
  choice: fc.constantFrom(...choices.filter(({ retired }) => !retired).map(({ id }) => id)),
  yes_no: fc.boolean(),
};

describe.each(Object.keys(values) as FieldKind[])("%s", (kind) => {
  it.each(["ru", "en"] as const)("is read back as what it was, typed and said, in %s", (locale) => {
    fc.assert(
      fc.property(values[kind], (value) => {
        const field = { kind, choices };
        expect(readOwn(field, typedOwn(field, value, locale), locale)).toEqual({ value });
        // English dates name their month: they are read by people, not typed.
        if (kind !== "date" || locale === "ru")
          expect(readOwn(field, sayOwn(field, value, locale), locale)).toEqual({ value });
      }),
    );
  });
});

it("a name carries the kind, and nothing else passes for one", () => {
  const id = "0197a000-0000-7000-8000-000000000001";
  for (const kind of Object.keys(values) as FieldKind[])
    expect(readOwnName(ownName({ kind, id }))).toEqual({ kind, id });
  for (const wrong of ["own", "own:number", `own:money:${id}`, `own:number:${id}'`, `x own:number:${id}`])
    expect(readOwnName(wrong)).toBeNull();
});
