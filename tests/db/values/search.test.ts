import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clientKey,
  digitsOf,
  queryKeys,
  searchKey,
  withoutLegalForm,
  wrongLayout,
} from "#db/values/search.ts";

const finds = (query: string, name: string) => queryKeys(query).some((key) => searchKey(name).includes(key));

describe("searchKey", () => {
  it.each([
    ["ООО «Ромашка»", "ooo romashka"],
    ["  Ёлка-Плюс ", "elka plyus"],
    ["Гимназия № 237", "gimnaziya 237"],
    ["POМAШKA и Ко", "romashka i ko"],
    ["O'Neil Café", "oneil cafe"],
    ["Йошкар-Ола", "yoshkar ola"],
    ["１２３ ＡБВ", "123 abv"],
    ["—", ""],
  ])("%s → %s", (name, key) => expect(searchKey(name)).toBe(key));

  it.each([
    ["romashka", "ООО «Ромашка»"],
    ["РОМАШ", "ООО «Ромашка»"],
    ["hjvfirf", "ООО «Ромашка»"],
    ["ООО Ромашка", "«Ромашка», ООО"],
    ["елка", "АО «Ёлка»"],
    ["Kharkov", "Харьковский завод"],
    ["Harkov", "Харьковский завод"],
    ["мтс", "MTC"],
    ["MTC", "ПАО «МТС»"],
    ["1C", "Фирма «1С»"],
    [",fyr", "Банк"],
    ["гимназия 237", "МБОУ «Гимназия № 237»"],
    ["кщьфырлф", "Romashka LLC"],
  ])("%s finds %s", (query, name) => expect(finds(query, name)).toBe(true));

  it("is plain Latin for Russian text and idempotent", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."абвгдеёжзийклмнопрстуфхцчшщъыьэюяABC -'«»№") }),
        (s) => {
          expect(searchKey(s)).toMatch(/^[a-z ]*$/);
          expect(searchKey(s.toUpperCase())).toBe(searchKey(s));
        },
      ),
    );
  });

  it("gives a part of the key for a part of a Russian word", () => {
    const word = fc.string({ unit: fc.constantFrom(..."абвгдежзийклмнопрстуфхцчшщыэюя"), minLength: 3 });
    fc.assert(fc.property(word, fc.nat(5), (s, from) => searchKey(s).includes(searchKey(s.slice(from)))));
  });
});

describe("withoutLegalForm", () => {
  it.each([
    ["ООО «Ромашка»", "«Ромашка»"],
    ["OOO Ромашка", "Ромашка"],
    ["3АО Луч", "Луч"],
    ["Ромашка, ООО", "Ромашка"],
    ["«ООО Ромашка»", "Ромашка"],
    ['Общество с ограниченной ответственностью "Ромашка"', '"Ромашка"'],
    ["Публичное акционерное общество «Луч»", "«Луч»"],
    ["ИП Габдрахманов Ильдар", "Габдрахманов Ильдар"],
    ["Индивидуальный предприниматель Белых А. П.", "Белых А. П."],
    ["Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 237»", "«Гимназия № 237»"],
    ["ГБОУ СОШ № 5", "СОШ № 5"],
    ["Romashka Ltd.", "Romashka"],
    ["ООО", "ООО"],
    ["Ипотека плюс", "Ипотека плюс"],
    ["Аорта", "Аорта"],
  ])("%s → %s", (name, rest) => expect(withoutLegalForm(name)).toBe(rest));

  it("makes one key of the ways to write a firm", () => {
    const keys = [
      "ООО «Ромашка»",
      '"РОМАШКА" ООО',
      "Pомaшка",
      "Общество с ограниченной ответственностью «Ромашка»",
    ].map(clientKey);
    expect(new Set(keys)).toEqual(new Set(["romashka"]));
  });
});

describe("wrongLayout, digitsOf, queryKeys", () => {
  it("turns the keyboard both ways", () => {
    expect(wrongLayout("hjvfirf")).toBe("ромашка");
    expect(wrongLayout("кщьфырлф")).toBe("romashka");
  });
  it("keeps digits only", () => expect(digitsOf("77 07-083 893 ИНН")).toBe("7707083893"));
  it("is empty when there is nothing to look for", () => expect(queryKeys(" «…» ")).toEqual([]));
});
