import { type ClientSearch, NO_OWNER } from "#db/clients/list-input.ts";
import type { SegmentCondition, SegmentNode, SegmentTree } from "#db/segments/tree.ts";

const of = (field: string, operator: string, value: unknown = null): SegmentCondition => ({
  type: "condition",
  field,
  operator,
  value,
});

const any = (field: string, values: readonly string[]): SegmentNode[] =>
  values.length > 0 ? [of(field, "any", values)] : [];

function owners(ids: readonly string[]): SegmentNode[] {
  const people = any(
    "owner",
    ids.filter((id) => id !== NO_OWNER),
  );
  const nobody = ids.includes(NO_OWNER) ? [of("owner", "empty")] : [];
  const all = [...people, ...nobody];
  return all.length < 2 ? all : [{ type: "group", join: "or", not: false, children: all }];
}

/**
 * Everything that narrows the list as one tree, the chips first. What was typed into the search is not in it: it
 * finds by phones and people too, which no condition of a segment does.
 */
export function wholeTree(search: ClientSearch): SegmentTree {
  const { tree } = search;
  const chips = [
    ...any("region", search.regions),
    ...owners(search.owners),
    ...any("status", search.statuses),
    ...any("class", search.classes),
    ...any("branch", search.branches),
    ...any("tags", search.tags),
    ...any("due", search.due ? [search.due] : []),
  ];
  const opens = tree?.join === "and" && !tree.not;
  const rest = tree === null ? [] : opens ? tree.children : [tree];
  return { type: "group", join: "and", not: false, children: [...chips, ...rest] };
}
