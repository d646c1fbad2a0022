import { describe, expect, it } from "vitest";
import { pageState, rangeBetween, withTicked } from "#components/data-table/selection.ts";

const ids = ["a", "b", "c", "d"];

describe("selection of rows", () => {
  it("takes a range in both directions, ends included", () => {
    expect(rangeBetween(ids, "b", "d")).toEqual(["b", "c", "d"]);
    expect(rangeBetween(ids, "d", "b")).toEqual(["b", "c", "d"]);
  });
  it("takes the row alone when the anchor is unknown or on another page", () => {
    expect(rangeBetween(ids, undefined, "c")).toEqual(["c"]);
    expect(rangeBetween(ids, "gone", "c")).toEqual(["c"]);
    expect(rangeBetween(ids, "a", "gone")).toEqual([]);
  });
  it("knows none, some and all of the page, whatever is ticked elsewhere", () => {
    expect(pageState(ids, new Set(["x"]))).toBe("none");
    expect(pageState(ids, new Set(["x", "a"]))).toBe("some");
    expect(pageState(ids, new Set(ids))).toBe("all");
    expect(pageState([], new Set())).toBe("none");
  });
  it("ticks and clears without changing what it was given", () => {
    const before = new Set(["a"]);
    expect([...withTicked(before, ["b"], true)]).toEqual(["a", "b"]);
    expect([...withTicked(before, ["a"], false)]).toEqual([]);
    expect([...before]).toEqual(["a"]);
  });
});
