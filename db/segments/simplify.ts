import type { SegmentCondition, SegmentGroup, SegmentNode } from "#db/segments/tree.ts";

/** «Класс A» or «класс B» is «класс A или B». */
function merged(nodes: readonly SegmentNode[]): SegmentNode[] {
  const kept: SegmentNode[] = [];
  for (const node of nodes) {
    const same = kept.findIndex(
      (one) => one.type === "condition" && node.type === "condition" && canMerge(one, node),
    );
    const earlier = kept[same] as SegmentCondition | undefined;
    if (!earlier || node.type === "group") kept.push(node);
    else kept[same] = { ...earlier, value: [...new Set([...texts(earlier), ...texts(node)])] };
  }
  return kept;
}

const texts = ({ value }: SegmentCondition) => value as readonly string[];
const canMerge = (a: SegmentCondition, b: SegmentCondition) =>
  a.operator === "any" && b.operator === "any" && a.field === b.field;

/** The same choice with fewer groups, for saying: a group of one and a group of its parent's kind dissolve. */
export function simplify(node: SegmentNode): SegmentNode {
  if (node.type === "condition") return node;
  const children = node.children.flatMap((child): readonly SegmentNode[] => {
    const simple = simplify(child);
    const dissolves = simple.type === "group" && !simple.not && simple.join === node.join;
    return dissolves ? simple.children : [simple];
  });
  const group: SegmentGroup = { ...node, children: node.join === "or" ? merged(children) : children };
  const [only, ...more] = group.children;
  if (only === undefined || more.length > 0) return group;
  if (!group.not) return only;
  return only.type === "group" ? { ...only, not: !only.not } : group;
}
