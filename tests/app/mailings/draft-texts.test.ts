import { describe, expect, it } from "vitest";
import { changesOf, mergeTexts, textsOf, withTag } from "#app/(office)/mailings/[id]/draft-texts.ts";

const stored = { subject: "Тема", body: "Текст", buttonLabel: "", buttonUrl: "" };

describe("what a draft sends", () => {
  it("sends only what was changed", () => {
    expect(changesOf({ ...stored, body: "Другой" }, stored)).toEqual({ body: "Другой" });
    expect(changesOf(stored, stored)).toEqual({});
  });

  it("shows no button where none is stored", () => {
    expect(textsOf({ subject: "Тема", body: "Текст", buttonLabel: null, buttonUrl: null })).toEqual(stored);
  });
});

describe("after a lost race", () => {
  it("takes their change of a field that I left alone", () => {
    const merged = mergeTexts(stored, { ...stored, body: "Мой" }, { ...stored, subject: "Их" });
    expect(merged).toEqual({ texts: { ...stored, subject: "Их", body: "Мой" }, conflicts: [] });
  });

  it("keeps both values of a field that both have changed", () => {
    const merged = mergeTexts(stored, { ...stored, body: "Мой" }, { ...stored, body: "Их" });
    expect(merged).toEqual({ texts: { ...stored, body: "Мой" }, conflicts: ["body"] });
  });

  it("takes no space at an end for a change of somebody else's", () => {
    const begun = { ...stored, subject: "Тема ", body: "Текст\n" };
    const merged = mergeTexts(begun, { ...begun, subject: "Тема дня" }, { ...stored, buttonLabel: "Их" });
    expect(merged).toEqual({
      texts: { ...begun, subject: "Тема дня", buttonLabel: "Их" },
      conflicts: [],
    });
  });

  it("sees nothing to choose between equal changes", () => {
    const same = { ...stored, body: "Одно" };
    expect(mergeTexts(stored, same, same).conflicts).toEqual([]);
  });
});

it("puts a tag in place of what is selected", () => {
  expect(withTag("Добрый день, все!", "{{name}}", 13, 16)).toEqual({
    text: "Добрый день, {{name}}!",
    cursor: 21,
  });
});

it("leaves the cursor in the words that are still to be given", () => {
  expect(withTag("", "{{name|}}", 0, 0)).toEqual({ text: "{{name|}}", cursor: 7 });
});
