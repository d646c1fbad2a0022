import { describe, expect, it } from "vitest";
import {
  added,
  changed,
  type DraftGroup,
  depthOf,
  hasUnfinished,
  modeOf,
  newCondition,
  newGroup,
  ofMode,
  ROOT,
  toDraft,
  toTree,
} from "#app/(office)/segments/draft.ts";
import { segmentTree } from "#db/segments/input.ts";
import { everybody } from "#db/segments/tree.ts";
import { all, is, not, some } from "../../db/segments/trees.ts";

const stored = all(is("class", "any", ["A"]), some(is("email", "yes"), not(is("contact", "not_within", 60))));

describe("a segment while it is being built", () => {
  it("comes back as it was stored, each node known by its key", () => {
    const { tree, keys } = toTree(toDraft(stored));
    expect(tree).toEqual(stored);
    expect(keys).toEqual([ROOT, "root-0", "root-1", "root-1-0", "root-1-1", "root-1-1-0"]);
  });

  it("asks only what is finished already", () => {
    const draft = added(added(toDraft(stored), ROOT, newGroup([newCondition("tags")])), ROOT, newGroup());
    expect(toTree(draft).tree).toEqual(stored);
    expect(hasUnfinished(draft)).toBe(true);
    expect(hasUnfinished(toDraft(stored))).toBe(false);
    expect(segmentTree.safeParse(toTree(added(toDraft(everybody), ROOT, newGroup())).tree).success).toBe(
      true,
    );
  });

  it("wraps, dissolves and removes one node and leaves the others", () => {
    const draft = toDraft(stored);
    const wrapped = changed(draft, "root-1-1", (node) => [newGroup([node])]);
    expect(depthOf(draft)).toBe(3);
    expect(depthOf(wrapped)).toBe(4);
    const dissolved = changed(draft, "root-1", (node) => (node as DraftGroup).children);
    expect(toTree(dissolved).keys).toEqual([ROOT, "root-0", "root-1-0", "root-1-1", "root-1-1-0"]);
    expect(toTree(changed(draft, "root-1", () => [])).tree).toEqual(all(is("class", "any", ["A"])));
    expect(
      toTree(changed(draft, ROOT, (node) => [{ ...node, ...ofMode("nor") } as DraftGroup])).tree,
    ).toEqual({
      ...stored,
      join: "or",
      not: true,
    });
  });

  it("knows the four ways of joining", () => {
    for (const mode of ["and", "or", "nor", "nand"] as const)
      expect(modeOf({ ...newGroup(), ...ofMode(mode) })).toBe(mode);
  });
});
