import type { SegmentCondition, SegmentGroup, SegmentNode } from "#db/segments/tree.ts";

export const is = (field: string, operator: string, value: unknown = null): SegmentCondition => ({
  type: "condition",
  field,
  operator,
  value,
});

const group = (join: "and" | "or", not: boolean, children: readonly SegmentNode[]): SegmentGroup => ({
  type: "group",
  join,
  not,
  children,
});

export const all = (...children: SegmentNode[]) => group("and", false, children);
export const some = (...children: SegmentNode[]) => group("or", false, children);
export const not = (...children: SegmentNode[]) => group("or", true, children);
