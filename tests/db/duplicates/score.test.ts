import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientProfile, SHOWN } from "#db/duplicates/client-profile.ts";
import { type ClientFacts, makeClientRecord } from "#db/duplicates/client-record.ts";
import { groupsOf } from "#db/duplicates/groups.ts";
import { clientKeys, keyNumber } from "#db/duplicates/keys.ts";
import { textLikeness } from "#db/duplicates/likeness.ts";
import { pairsOf } from "#db/duplicates/pairs-of.ts";
import { personProfile } from "#db/duplicates/person-profile.ts";
import { addressKey } from "#db/duplicates/places.ts";
import { scoreOf } from "#db/duplicates/rules.ts";
import { searchKey } from "#db/values/search.ts";

const facts = (over: Partial<ClientFacts> = {}): ClientFacts => ({
  ...{ id: "1", kind: "company", name: "Ромашка", entities: [], phones: [], emails: [], sites: [] },
  ...{ addresses: [], place: null, people: [], ...over },
});
const record = (over: Partial<ClientFacts>) => makeClientRecord(facts(over));
const pointsOf = (one: Partial<ClientFacts>, other: Partial<ClientFacts>) => {
  const { score, reasons } = scoreOf(clientProfile, record(one), record(other));
  return { score, ...Object.fromEntries(reasons.map(({ rule, points }) => [rule, points])) };
};
const firm = (inn: string, kpp: string | null = null) => [{ name: "ООО", inn, kpp, address: null }];

const some = <T>(values: T[]) => fc.subarray(values);
const anyFacts: fc.Arbitrary<ClientFacts> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("company" as const, "person" as const),
  name: fc.constantFrom(
    "ООО «Ромашка»",
    "Ромашка",
    "АО Рамашка",
    "Школа № 12",
    "Школа 14",
    "Матвей, хлебозавод",
    "«»",
  ),
  entities: some([
    { name: "ООО «Ромашка»", inn: "7707083893", kpp: "770701001", address: null },
    { name: "Матвей", inn: "7736050003", kpp: null, address: "ул. Полевая, 11" },
  ]),
  phones: some(["+79120000001", "+79120000002"]),
  emails: some(["a@b.ru", "A@B.ru"]),
  sites: some(["https://www.romashka.ru/o-nas", "romashka.ru"]),
  addresses: some(["Екатеринбург, ул. Заводская, 4", "г. Екатеринбург, Заводская 4, оф. 7", null]),
  place: fc.constantFrom("Пермь", "Тюмень", null),
  people: some(["Кузнецов Пётр", "Кузнецов П. А."]),
});

describe("a score", () => {
  it("is the sum of what can be read under the pair", () => {
    expect(
      pointsOf(
        { name: "Хлебозавод «Матвей»", entities: firm("7707083893", "770701001"), phones: ["+79000002140"] },
        {
          name: "ООО «Матвей, хлебозавод»",
          entities: firm("7707083893", "770702002"),
          phones: ["+79000002140"],
        },
      ),
    ).toMatchObject({ inn: 55, kpp: -10, phone: 25, name: 30 });
    expect(pointsOf({ phones: ["+7"] }, { phones: ["+7"] })).toEqual({ score: 55, name: 30, phone: 25 });
    expect(pointsOf({ name: "ООО «Уралдекор»" }, { name: "АО «Уралдекор»" })).toEqual({
      score: 25,
      name: 30,
      form: -5,
    });
  });

  it.each([
    [
      { name: "Школа № 12", phones: ["+7"] },
      { name: "Школа № 14", phones: ["+7"] },
    ],
    [{ name: "Ромашка" }, { name: "Ромашка" }],
    [
      { phones: ["+7"], emails: ["a@b.ru"], name: "Север" },
      { phones: ["+7"], emails: ["a@b.ru"], name: "Юг" },
    ],
    [
      { entities: firm("7707083893"), phones: ["+7"] },
      { entities: firm("7736050003"), phones: ["+7"] },
    ],
  ])("%j and %j are not shown", (one, other) => {
    expect(pointsOf(one, other).score).toBeLessThan(SHOWN);
  });

  it("is the same whoever comes first and in whatever order a card says things; with itself it is never beaten", () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const [a, b] = [makeClientRecord(one), makeClientRecord(other)];
        const turned = Object.fromEntries(
          Object.entries(one)
            .reverse()
            .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
        ) as unknown as ClientFacts;
        const found = scoreOf(clientProfile, a, b);
        expect(scoreOf(clientProfile, b, a)).toEqual(found);
        // The first name is the card's own: only what stands beside it is turned.
        expect(scoreOf(clientProfile, makeClientRecord(turned), b)).toEqual(found);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(100);
        const sum = found.reasons.reduce((total, { points }) => total + points, 0);
        expect(found.score).toBe(Math.max(0, Math.min(100, sum)));
      }),
      { numRuns: 500 },
    );
  });

  it("of two texts is symmetric, between 0 and 1, and 1 for the same words in another order", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$|^\d{1,3}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [a.join(" "), b.join(" ")];
        const likeness = textLikeness(one, other);
        expect(textLikeness(other, one)).toBeCloseTo(likeness, 9);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1.000001);
        expect(textLikeness(one, a.toReversed().join(" "))).toBeCloseTo(1, 9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("marks", () => {
  const keys = (name: string) => new Set(clientKeys(record({ name })).map((key) => key.text));
  it.each([
    ["Ромашка", "ООО «Рамашка»"],
    ["Строй-Сервис", "Стройсервис"],
    ["Хлебозавод «Матвей»", "Матвей, хлебозавод"],
    ["Уралметаллургстрой", "Уралметалургстрой"],
    ["Электропромсбыт", "Элетропромсбыт"],
  ])("«%s» and «%s» share one", (one, other) => {
    expect([...keys(one)].filter((key) => key.startsWith("name ") && keys(other).has(key))).not.toEqual([]);
  });

  it("become numbers that keep their weight and nothing else", () => {
    expect(keyNumber({ text: "phone +79120000001", weight: 2 }) & 3n).toBe(2n);
    expect(keyNumber({ text: "word rmsk", weight: 1 }) & 3n).toBe(1n);
  });

  it("of an address are its street and its house, not its kinds", () => {
    expect(addressKey("620000, г. Екатеринбург, ул. Заводская, д. 4, оф. 7")).toBe(
      "ekaterinburg zavodskaya 4 7",
    );
    expect(addressKey("13 W. 54th St.")).toBe("13 v 54");
  });
});

it("namesakes among people need a mark of their own", () => {
  const person = (over: object) => ({
    ...{ names: [searchKey("Кузнецов Пётр Ильич")], phones: [], emails: [], birthdays: [] },
    ...{ addresses: [], places: [], postCodes: [], firms: [], ...over },
  });
  const score = (one: object, other: object) => scoreOf(personProfile, person(one), person(other)).score;
  expect(score({}, {})).toBeLessThan(personProfile.shown);
  expect(score({ phones: ["+7"] }, { phones: ["+7"] })).toBeGreaterThanOrEqual(personProfile.shown);
  expect(score({ birthdays: ["19800102"] }, { birthdays: ["19800201"] })).toBeGreaterThanOrEqual(
    personProfile.shown,
  );
});

it("a list is paired by the same marks and rules, and pairs that hang together are one group", () => {
  const cards = [
    record({ id: "a", name: "Матвей", phones: ["+71", "+72"] }),
    record({ id: "b", name: "ООО «Матвей»", phones: ["+71"] }),
    record({ id: "c", name: "Матвей", phones: ["+72"] }),
    record({ id: "d", name: "Север" }),
  ];
  const found = pairsOf(cards, clientProfile, clientKeys).map(({ a, b }) => ({ a: a.id, b: b.id }));
  expect(found).toEqual([
    { a: "a", b: "b" },
    { a: "a", b: "c" },
  ]);
  expect([...groupsOf(found)]).toEqual([
    ["a", "a"],
    ["b", "a"],
    ["c", "a"],
  ]);
});
