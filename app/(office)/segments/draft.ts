import { readMeasure } from "#db/segments/measure.ts";
import { type SegmentOperator, segmentOperators, type ValueKind } from "#db/segments/operators.ts";
import { fieldEntry } from "#db/segments/registry.ts";
import type { SegmentNode, SegmentTree } from "#db/segments/tree.ts";
import { isNearDate } from "#db/values/dates.ts";

/** A tree while it is being built: every node has a key, and a condition may still lack its value. */
export interface DraftCondition {
  key: string;
  type: "condition";
  field: string;
  operator: SegmentOperator;
  value: unknown;
}

export interface DraftGroup {
  key: string;
  type: "group";
  join: "and" | "or";
  not: boolean;
  children: readonly DraftNode[];
}

export type DraftNode = DraftCondition | DraftGroup;

export const ROOT = "root";
let made = 0;
const nextKey = () => `n${++made}`;

/** What a group asks of its conditions, as one choice. */
export const groupModes = ["and", "or", "nor", "nand"] as const;
export type GroupMode = (typeof groupModes)[number];

export const modeOf = ({ join, not }: DraftGroup): GroupMode =>
  not ? (join === "or" ? "nor" : "nand") : join;
export const ofMode = (mode: GroupMode): Pick<DraftGroup, "join" | "not"> => ({
  join: mode === "or" || mode === "nor" ? "or" : "and",
  not: mode === "nor" || mode === "nand",
});

/** An empty value of the kind that the operator asks for. */
export function emptyValue(operator: SegmentOperator): unknown {
  const { value } = segmentOperators[operator];
  const empty: Record<ValueKind, unknown> = {
    list: [],
    days: 30,
    date: "",
    text: "",
    measure: { n: 0, months: null },
    none: null,
  };
  return empty[value];
}

/** The first value of a field: a period stands there where one is asked. */
export function firstValue(field: string, operator: SegmentOperator): unknown {
  if (segmentOperators[operator].value !== "measure") return emptyValue(operator);
  return { n: 0, months: fieldEntry(field)?.measure?.period ? 12 : null };
}

export function newCondition(field: string): DraftCondition {
  const [operator = "filled"] = fieldEntry(field)?.operators ?? [];
  return { key: nextKey(), type: "condition", field, operator, value: firstValue(field, operator) };
}

export const newGroup = (children: readonly DraftNode[] = []): DraftGroup => ({
  key: nextKey(),
  type: "group",
  join: "or",
  not: false,
  children,
});

/** The stored tree with keys. The keys of the first drawing are the same on the server and in the browser. */
export function toDraft(tree: SegmentTree): DraftGroup {
  const keyed = (node: SegmentNode, key: string): DraftNode =>
    node.type === "condition"
      ? { ...node, key, operator: node.operator as SegmentOperator }
      : { ...node, key, children: node.children.map((child, i) => keyed(child, `${key}-${i}`)) };
  return keyed(tree, ROOT) as DraftGroup;
}

/** Whether the condition says enough to be asked. */
export function isWhole({ field, operator, value }: DraftCondition): boolean {
  if (!fieldEntry(field)) return false;
  switch (segmentOperators[operator].value) {
    case "list":
      return Array.isArray(value) && value.length > 0;
    case "days":
      return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 3650;
    case "date":
      return typeof value === "string" && isNearDate(value);
    case "text":
      return typeof value === "string" && value.trim() !== "";
    case "measure": {
      const { measure } = fieldEntry(field) ?? {};
      return measure !== undefined && readMeasure(value, measure) !== undefined;
    }
    case "none":
      return true;
  }
}

/** What can be asked already: unfinished conditions and empty groups are left out. `keys` are those of its nodes, from the top down. */
export function toTree(draft: DraftGroup): { tree: SegmentTree; keys: string[] } {
  const keys: string[] = [];
  const whole = (node: DraftNode): boolean =>
    node.type === "condition" ? isWhole(node) : node.children.some(whole);
  const plain = (node: DraftNode): SegmentNode => {
    keys.push(node.key);
    if (node.type === "condition") {
      const { key: _, ...condition } = node;
      return condition;
    }
    const { join, not } = node;
    return { type: "group", join, not, children: node.children.filter(whole).map(plain) };
  };
  return { tree: plain(draft) as SegmentTree, keys };
}

export const hasUnfinished = (node: DraftNode): boolean =>
  node.type === "condition" ? !isWhole(node) : node.children.some(hasUnfinished);

type Change = (node: DraftNode) => readonly DraftNode[];

/** The tree with one node changed into none, one or several. */
export function changed(group: DraftGroup, key: string, change: Change): DraftGroup {
  const children = group.children.flatMap((child): readonly DraftNode[] => {
    if (child.key === key) return change(child);
    return child.type === "group" ? [changed(child, key, change)] : [child];
  });
  const next = { ...group, children };
  return group.key === key ? (change(next)[0] as DraftGroup) : next;
}

export const added = (root: DraftGroup, to: string, node: DraftNode): DraftGroup =>
  changed(root, to, (group) =>
    group.type === "group" ? [{ ...group, children: [...group.children, node] }] : [group],
  );

/** Levels of groups down to the deepest, the node counted when it is a group. */
export const depthOf = (node: DraftNode): number =>
  node.type === "condition" ? 0 : 1 + Math.max(0, ...node.children.map(depthOf));
