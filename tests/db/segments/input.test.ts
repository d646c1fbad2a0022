import { describe, expect, it } from "vitest";
import { segmentTree } from "#db/segments/input.ts";
import { all, is, not, some } from "./trees.ts";

const faults = (input: unknown) =>
  segmentTree.safeParse(input).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

describe("a tree from outside", () => {
  it("takes what the registry knows, and cleans values", () => {
    const tree = all(
      is("region", "any", [" Пермь ", "Пермь"]),
      some(is("email", "yes"), not(is("contact", "never"))),
    );
    expect(segmentTree.parse(tree).children[0]).toEqual(is("region", "any", ["Пермь"]));
    expect(segmentTree.parse(all()).children).toEqual([]);
    const edges = all(is("created", "since", "1900-01-01"), is("created", "before", "2099-12-31"));
    expect(segmentTree.parse(edges)).toEqual(edges);
  });

  it.each([
    [is("salary", "any", ["1"]), "children.0.field", "segment_field"],
    [is("toString", "any", ["1"]), "children.0.field", "segment_field"],
    [is("class", "within", 3), "children.0.operator", "segment_operator"],
    [is("class", "any", []), "children.0.value", "segment_value"],
    [is("class", "any", "A"), "children.0.value", "segment_value"],
    [is("class", "any", ["D"]), "children.0.value", "segment_choice"],
    [is("owner", "any", ["не номер"]), "children.0.value", "segment_choice"],
    [is("contact", "within", 0), "children.0.value", "segment_days"],
    [is("contact", "within", "60"), "children.0.value", "segment_days"],
    [is("created", "since", "2026-02-30"), "children.0.value", "segment_date"],
    [is("created", "since", "0001-01-01"), "children.0.value", "segment_date_far"],
    [is("created", "before", "0099-12-31"), "children.0.value", "segment_date_far"],
    [is("contact", "since", "1899-12-31"), "children.0.value", "segment_date_far"],
    [is("contact", "since", "2100-01-01"), "children.0.value", "segment_date_far"],
    [is("email", "yes", "да"), "children.0.value", "segment_extra_value"],
    [some(), "children.0.children", "segment_empty_group"],
  ])("refuses %j", (node, path, code) => {
    expect(faults(all(node))).toEqual([[path, code]]);
  });

  it("refuses a fifth level, a fifty-first condition and a field too many", () => {
    const a = is("class", "any", ["A"]);
    expect(faults(all(all(all(all(a)))))).toEqual([]);
    expect(faults(all(all(all(all(all(a))))))[0]?.[1]).toBe("segment_too_deep");
    const thirty = Array.from({ length: 30 }, () => a);
    expect(faults(all(some(...thirty), some(...thirty)))[0]?.[1]).toBe("segment_too_many");
    expect(faults({ ...all(a), sql: "1=1" })).toHaveLength(1);
    expect(faults(all({ ...a, sql: "1=1" } as typeof a))).toHaveLength(1);
  });
});
