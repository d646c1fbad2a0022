/** How much of the page is ticked: decides the box in the head. */
export function pageState(ids: readonly string[], selected: ReadonlySet<string>): "none" | "some" | "all" {
  const ticked = ids.filter((id) => selected.has(id)).length;
  if (ticked === 0) return "none";
  return ticked === ids.length ? "all" : "some";
}

/** The rows from the anchor to the target inclusive, in either direction; the target alone without an anchor. */
export function rangeBetween(ids: readonly string[], anchor: string | undefined, target: string): string[] {
  const to = ids.indexOf(target);
  if (to < 0) return [];
  const from = anchor === undefined ? to : ids.indexOf(anchor);
  if (from < 0) return [target];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The selection after `ids` were ticked or cleared. */
export function withTicked(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  ticked: boolean,
): Set<string> {
  const result = new Set(selected);
  for (const id of ids) ticked ? result.add(id) : result.delete(id);
  return result;
}
