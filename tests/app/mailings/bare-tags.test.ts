import { expect, it } from "vitest";
import { bareTags, tagToInsert } from "#app/(office)/mailings/[id]/bare-tags.ts";

it("finds tags that would leave a hole, each once", () => {
  expect(bareTags("{{name}}, {{ name }} из {{region|вашего края}}")).toEqual(["name"]);
});

it("is content where the tag or its author has words for a missing value", () => {
  expect(bareTags("{{salutation}} {{client|коллеги}}")).toEqual([]);
});

it("takes an empty bar for no words", () => {
  expect(bareTags("{{region| }}")).toEqual(["region"]);
});

it("finds the one bare tag among dressed ones", () => {
  expect(bareTags("{{name|коллеги}} и {{name}}")).toEqual(["name"]);
});

it("needs no words for what everybody has", () => {
  expect(bareTags("{{client}} и {{company}}")).toEqual([]);
  expect(tagToInsert("client")).toBe("{{client}}");
});

it("asks for words in the menu where the tag has none", () => {
  expect(tagToInsert("salutation")).toBe("{{salutation}}");
  expect(tagToInsert("region")).toBe("{{region|}}");
});
