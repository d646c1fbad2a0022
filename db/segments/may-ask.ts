import type { Actor } from "#db/actor.ts";
import { can } from "#db/permissions.ts";
import { fieldEntry } from "#db/segments/registry.ts";
import type { SegmentNode } from "#db/segments/tree.ts";

/** Whether this person may ask every question of the tree. */
export function mayAsk(actor: Actor, node: SegmentNode): boolean {
  if (node.type === "group") return node.children.every((child) => mayAsk(actor, child));
  const permission = fieldEntry(node.field)?.permission;
  return permission === undefined || can(actor, permission);
}
