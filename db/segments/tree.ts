/** One condition: a field of the registry, what is asked of it, and the value, checked against the field. */
export interface SegmentCondition {
  type: "condition";
  field: string;
  operator: string;
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
