/** One condition: a field of the registry, what is asked of it, and the value, checked against the field. */
export interface SegmentCondition {
  type: "condition";
  field: string;
  operator: string;
  /** A list of texts, a number of days, a calendar date, or null where nothing more is asked. */
  value: unknown;
}

/** Conditions that must all hold, or of which one must; `not` turns the whole group round. */
export interface SegmentGroup {
  type: "group";
  join: "and" | "or";
  not: boolean;
  children: readonly SegmentNode[];
}

export type SegmentNode = SegmentCondition | SegmentGroup;
/** A segment as it is stored: always a group at the top; an empty one chooses every client. */
export type SegmentTree = SegmentGroup;

/** Groups within groups, the top one counted: `input.ts` is built so deep. */
export const DEEPEST = 4;
export const MOST_CONDITIONS = 50;

export const everybody: SegmentTree = { type: "group", join: "and", not: false, children: [] };

export function countConditions(node: SegmentNode): number {
  return node.type === "condition"
    ? 1
    : node.children.reduce((sum, child) => sum + countConditions(child), 0);
}
